package io.loopledger.upkeep.table;

import io.loopledger.upkeep.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataOperations;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;
import org.apache.iceberg.util.SnapshotUtil;

/**
 * Whether rows and tags stay as long as the law asks. The upkeep itself deletes no row; this finds
 * out whether somebody else did, in the snapshots that are still there.
 */
final class RetentionCheck {
  private static final Set<String> DELETING =
      Set.of(DataOperations.DELETE, DataOperations.OVERWRITE);

  private final Table table;
  private final Findings findings;
  private final Period retention;

  RetentionCheck(Table table, Findings findings, Period retention) {
    this.table = table;
    this.findings = findings;
    this.retention = retention;
  }

  void check(Instant now) {
    LocalDate keptSince = LocalDate.ofInstant(now, ZoneOffset.UTC).minus(retention);
    for (Snapshot snapshot : SnapshotUtil.currentAncestors(table)) {
      if (DELETING.contains(snapshot.operation())) {
        checkDeleted(snapshot, keptSince);
      }
    }
    checkNames(now);
  }

  private void checkDeleted(Snapshot snapshot, LocalDate keptSince) {
    long rows = 0;
    for (DataFile file : snapshot.removedDataFiles(table.io())) {
      if (lastDay(file).filter(day -> day.isBefore(keptSince)).isEmpty()) {
        rows += file.recordCount();
      }
    }
    boolean withDeleteFiles = snapshot.addedDeleteFiles(table.io()).iterator().hasNext();
    if (rows > 0 || withDeleteFiles) {
      findings.problem(
          Problem.Code.ROWS_DELETED,
          ("snapshot %d of %s (%s) took away files with %,d rows that are kept since %s%s; rows are"
                  + " only added. Its parent %s still has them: roll back to it, or append them again,"
                  + " before it expires")
              .formatted(
                  snapshot.snapshotId(),
                  Instant.ofEpochMilli(snapshot.timestampMillis()),
                  snapshot.operation(),
                  rows,
                  keptSince,
                  withDeleteFiles ? ", and added delete files" : "",
                  snapshot.parentId()));
    }
  }

  /** The last day of a file's rows, where the table is partitioned by time and nothing else. */
  private Optional<LocalDate> lastDay(DataFile file) {
    PartitionSpec spec = table.specs().get(file.specId());
    if (spec == null || spec.fields().size() != 1) {
      return Optional.empty();
    }
    return switch (spec.fields().getFirst().transform().toString()) {
      case "day" -> number(file).map(LocalDate::ofEpochDay);
      case "month" ->
          number(file).map(month -> LocalDate.EPOCH.plusMonths(month + 1L).minusDays(1));
      default -> Optional.empty();
    };
  }

  private static Optional<Integer> number(DataFile file) {
    return Optional.ofNullable(file.partition().get(0, Integer.class));
  }

  private void checkNames(Instant now) {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    Duration kept = Duration.between(today.atStartOfDay(), today.plus(retention).atStartOfDay());
    table.refs().forEach((name, ref) -> checkName(name, ref, kept));
  }

  private void checkName(String name, SnapshotRef ref, Duration kept) {
    Optional<Long> maxAge = SnapshotExpiry.maxAgeMillis(table, ref);
    if (ref.isTag() && maxAge.filter(age -> age < kept.toMillis()).isPresent()) {
      findings.problem(
          Problem.Code.TAG_EXPIRES,
          "tag %s expires after %s, but closes are kept for %s; set its max-ref-age-ms to %d or more"
              .formatted(name, Duration.ofMillis(maxAge.get()), retention, kept.toMillis()));
    }
  }
}
