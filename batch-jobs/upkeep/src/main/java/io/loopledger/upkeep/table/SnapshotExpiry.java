package io.loopledger.upkeep.table;

import io.loopledger.upkeep.Problem;
import io.loopledger.upkeep.policy.ExpiryPlan;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.apache.iceberg.ExpireSnapshots;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;

/**
 * Expires exactly the snapshots of a plan. Left to itself Iceberg expires by age alone, five days,
 * and that would take the marker of a job that was down for so long; and it drops tags that have a
 * largest age. So it is asked for its own list first, and nothing is done if that is another one.
 */
final class SnapshotExpiry {
  private final Table table;
  private final Findings findings;

  SnapshotExpiry(Table table, Findings findings) {
    this.table = table;
    this.findings = findings;
  }

  /**
   * What was done.
   *
   * @param snapshots how many were expired
   * @param files how many files were deleted with them
   */
  record Result(int snapshots, long files) {
    static final Result NOTHING = new Result(0, 0);
  }

  Result expire(ExpiryPlan plan, Instant now) {
    if (plan.expire().isEmpty() || wouldDropNames(now)) {
      return Result.NOTHING;
    }
    findings.step("expiring %,d snapshots".formatted(plan.expire().size()));
    AtomicLong deleted = new AtomicLong();
    AtomicLong failed = new AtomicLong();
    ExpireSnapshots expiry =
        table
            .expireSnapshots()
            .expireOlderThan(0)
            .deleteWith(
                file -> {
                  try {
                    table.io().deleteFile(file);
                    deleted.incrementAndGet();
                  } catch (RuntimeException e) {
                    failed.incrementAndGet();
                    throw e;
                  }
                });
    plan.expire().forEach(expiry::expireSnapshotId);
    if (differs(plan, expiry.apply())) {
      return Result.NOTHING;
    }
    expiry.commit();
    table.refresh();
    if (failed.get() > 0) {
      findings.note(
          "%d files of expired snapshots could not be deleted; as orphans they go later"
              .formatted(failed.get()));
    }
    return new Result(plan.expire().size(), deleted.get());
  }

  private boolean differs(ExpiryPlan plan, List<Snapshot> iceberg) {
    Set<Long> others = iceberg.stream().map(Snapshot::snapshotId).collect(Collectors.toSet());
    if (others.equals(new HashSet<>(plan.expire()))) {
      return false;
    }
    findings.problem(
        Problem.Code.EXPIRY_DIFFERS,
        ("%d snapshots were to expire, Iceberg would expire %d; nothing was expired. A branch with"
                + " max-snapshot-age-ms of its own does that: unset it")
            .formatted(plan.expire().size(), others.size()));
    return true;
  }

  private boolean wouldDropNames(Instant now) {
    List<String> aged =
        table.refs().entrySet().stream()
            .filter(ref -> isTooOld(ref.getValue(), now))
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    if (aged.isEmpty()) {
      return false;
    }
    findings.problem(
        Problem.Code.EXPIRY_DIFFERS,
        "expiring snapshots would drop %s, older than their max-ref-age-ms; nothing was expired."
                .formatted(aged)
            + " Drop them yourself, or unset their age");
    return true;
  }

  private boolean isTooOld(SnapshotRef ref, Instant now) {
    Snapshot snapshot = table.snapshot(ref.snapshotId());
    return maxAgeMillis(table, ref)
        .filter(age -> now.toEpochMilli() - snapshot.timestampMillis() > age)
        .isPresent();
  }

  /** After what age Iceberg drops a name, if it ever does; the main branch stays. */
  static Optional<Long> maxAgeMillis(Table table, SnapshotRef ref) {
    if (ref.equals(table.refs().get(SnapshotRef.MAIN_BRANCH))) {
      return Optional.empty();
    }
    return Optional.ofNullable(ref.maxRefAgeMs())
        .or(
            () ->
                Optional.ofNullable(table.properties().get(TableProperties.MAX_REF_AGE_MS))
                    .map(Long::valueOf))
        .filter(age -> age != Long.MAX_VALUE);
  }
}
