package io.loopledger.proof;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Collects findings: all are counted, and the first so many kept. Safe for several threads. */
public final class Findings {
  private final int limit;
  private final List<Finding> kept = new ArrayList<>();
  private final Map<Finding.Kind, Long> counts = new EnumMap<>(Finding.Kind.class);

  /** Keeps at most {@code limit}. */
  public Findings(int limit) {
    this.limit = limit;
  }

  /** Takes one more. */
  public synchronized void add(Finding finding) {
    counts.merge(finding.kind(), 1L, Long::sum);
    if (kept.size() < limit) {
      kept.add(finding);
    }
  }

  /** Counts more of a kind, of which nothing else is known. */
  public synchronized void addCounted(Finding.Kind kind, long count) {
    if (count > 0) {
      counts.merge(kind, count, Long::sum);
    }
  }

  /** How many are kept at most. */
  public int limit() {
    return limit;
  }

  /** Whether no more are kept. */
  public synchronized boolean isFull() {
    return kept.size() >= limit;
  }

  /** Those that are kept. */
  public synchronized List<Finding> kept() {
    return List.copyOf(kept);
  }

  /** How many there are of each kind, kept or not. */
  public synchronized Map<Finding.Kind, Long> counts() {
    return Collections.unmodifiableMap(new EnumMap<>(counts));
  }
}
