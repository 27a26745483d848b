package io.loopledger.catalog.posting;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * What is kept of closed cycles: their summary, and the hashes of their events' ids.
 *
 * @param ruleVersion rules that the summary belongs to
 * @param summary the state after the last evicted event
 * @param lastTime effective time of the last evicted event: what is not after it cannot be folded
 * @param eventHashes sorted hashes of source and id of every evicted event
 */
@SuppressWarnings("ArrayRecordComponent") // Sorted once, never handed out to be changed.
public record Evicted(
    String ruleVersion, RuleSet.FoldState summary, Instant lastTime, long[] eventHashes) {
  public Evicted {
    requireNonNull(ruleVersion, "ruleVersion is null");
    requireNonNull(summary, "summary is null");
    requireNonNull(lastTime, "lastTime is null");
  }

  /** Whether an event of this identity may be among them. */
  boolean mayHold(String source, String id) {
    return Hashes.contains(eventHashes, Hashes.of(source, id));
  }
}
