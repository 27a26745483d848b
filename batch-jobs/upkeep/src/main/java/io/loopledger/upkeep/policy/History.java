package io.loopledger.upkeep.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The snapshots of a table and the names for them. */
public final class History {
  private static final String MAIN = "main";

  private final Map<Long, SnapshotRecord> snapshots = new LinkedHashMap<>();
  private final List<RefRecord> refs;

  /** A history of these. */
  public History(Collection<SnapshotRecord> snapshots, Collection<RefRecord> refs) {
    snapshots.forEach(snapshot -> this.snapshots.put(snapshot.id(), snapshot));
    this.refs = List.copyOf(refs);
  }

  /** All snapshots, in the order they were given in. */
  public Collection<SnapshotRecord> snapshots() {
    return List.copyOf(snapshots.values());
  }

  /** All names. */
  public List<RefRecord> refs() {
    return refs;
  }

  /** The snapshots a branch is walked by: from its newest one back to where the walk breaks off. */
  public List<SnapshotRecord> chain(RefRecord branch) {
    List<SnapshotRecord> chain = new ArrayList<>();
    Set<Long> seen = new LinkedHashSet<>();
    Optional<Long> next = Optional.of(branch.snapshotId());
    while (next.isPresent() && snapshots.containsKey(next.get()) && seen.add(next.get())) {
      SnapshotRecord snapshot = snapshots.get(next.get());
      chain.add(snapshot);
      next = snapshot.parentId();
    }
    return chain;
  }

  /** The chain of the branch that is read and written; empty for a table without rows. */
  public List<SnapshotRecord> mainChain() {
    return refs.stream()
        .filter(ref -> ref.name().equals(MAIN))
        .findFirst()
        .map(this::chain)
        .orElse(List.of());
  }

  /** The newest marker of every writer that a walk from the newest snapshot finds. */
  public Map<Marker.Writer, Marker> markers() {
    Map<Marker.Writer, Marker> newest = new LinkedHashMap<>();
    for (SnapshotRecord snapshot : mainChain()) {
      snapshot.marker().ifPresent(marker -> newest.putIfAbsent(marker.writer(), marker));
    }
    return newest;
  }
}
