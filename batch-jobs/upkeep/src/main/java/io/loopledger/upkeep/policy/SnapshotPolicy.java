package io.loopledger.upkeep.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which snapshots stay: every one that a name stands for; of each branch the newest ones, the young
 * ones, and all of those between its newest and the marker of each of its writers. The last because
 * Flink's sink finds its marker by walking from parent to parent, and one missing snapshot between
 * ends the walk.
 *
 * @param keepNewest how many snapshots of a branch stay whatever their age; at least 1
 * @param keepYounger how old a snapshot gets at least
 * @param maxSnapshots how many snapshots of a branch the markers of ended jobs may hold
 */
public record SnapshotPolicy(int keepNewest, Duration keepYounger, int maxSnapshots) {
  /** A snapshot on no branch may be waiting for its audit: it stays so long at least. */
  private static final Duration KEEP_STAGED = Duration.ofDays(1);

  public SnapshotPolicy {
    if (keepNewest < 1) {
      throw new IllegalArgumentException(
          "keep-snapshots is %d; the newest snapshot is the table, so keep at least 1"
              .formatted(keepNewest));
    }
    if (keepYounger.isNegative()) {
      throw new IllegalArgumentException(
          "expire-older-than is %s; give 0s or more".formatted(keepYounger));
    }
    if (maxSnapshots < keepNewest) {
      throw new IllegalArgumentException(
          "max-snapshots is %d, less than the %d of keep-snapshots; raise it"
              .formatted(maxSnapshots, keepNewest));
    }
  }

  /** Decides. */
  public ExpiryPlan plan(History history, Instant now) {
    Set<Long> keep = new HashSet<>();
    Set<Long> onBranches = new HashSet<>();
    Set<Marker.Writer> ended = new LinkedHashSet<>();
    for (RefRecord ref : history.refs()) {
      keep.add(ref.snapshotId());
      if (ref.kind() == RefRecord.Kind.BRANCH) {
        List<SnapshotRecord> chain = history.chain(ref);
        chain.forEach(snapshot -> onBranches.add(snapshot.id()));
        int depth = depth(chain, now, ended);
        chain.subList(0, depth).forEach(snapshot -> keep.add(snapshot.id()));
      }
    }
    Instant staged = now.minus(keepYounger.compareTo(KEEP_STAGED) > 0 ? keepYounger : KEEP_STAGED);
    history.snapshots().stream()
        .filter(s -> !onBranches.contains(s.id()) && !s.committedAt().isBefore(staged))
        .forEach(s -> keep.add(s.id()));
    List<Long> expire =
        history.snapshots().stream()
            .map(SnapshotRecord::id)
            .filter(id -> !keep.contains(id))
            .toList();
    return new ExpiryPlan(expire, history.snapshots().size() - expire.size(), ended);
  }

  /** How many of a chain stay, counted from the newest: without a gap, so that it can be walked. */
  private int depth(List<SnapshotRecord> chain, Instant now, Set<Marker.Writer> ended) {
    Instant cutoff = now.minus(keepYounger);
    int depth = Math.min(keepNewest, chain.size());
    Set<Marker.Writer> writers = new HashSet<>();
    Set<String> operators = new HashSet<>();
    for (int i = 0; i < chain.size(); i++) {
      SnapshotRecord snapshot = chain.get(i);
      boolean isFirstOfWriter =
          snapshot.marker().filter(marker -> writers.add(marker.writer())).isPresent();
      boolean isFirstOfOperator =
          snapshot.marker().filter(m -> operators.add(m.writer().operatorId())).isPresent();
      if (!snapshot.committedAt().isBefore(cutoff)
          || isFirstOfOperator
          || isFirstOfWriter && i < maxSnapshots) {
        depth = Math.max(depth, i + 1);
      }
    }
    chain.subList(0, depth).stream()
        .flatMap(snapshot -> snapshot.marker().stream())
        .forEach(marker -> writers.remove(marker.writer()));
    ended.addAll(writers);
    return depth;
  }
}
