package io.loopledger.catalog.posting;

import io.loopledger.catalog.reference.ReferenceData;
import java.util.List;

/**
 * One version of the posting rules: a fold over a subject's events. A set that was ever released
 * stays executable, so that what it posted can always be made again.
 */
public interface RuleSet {
  /** Name of the version, as {@code ledger.entries.rule_version} has it. */
  String version();

  /** Whether corrections and voids of a subject's events change what is folded. */
  boolean followsCorrections();

  /**
   * Whether the postings of one event already have distinct keys, no zero amounts, and balance, so
   * that they need not be summed.
   */
  default boolean postsNetPerEvent() {
    return false;
  }

  /** The state of a subject of which nothing is known. */
  FoldState start();

  /**
   * Posts one event. Pure: {@code before} is not changed.
   *
   * @param before the state after the event before it, of this same rule set
   * @param pinned the event
   * @param reference the reference data it is pinned to
   * @param out gets the postings; money in them balances per currency
   * @return the state after it
   * @throws PostingRefusedException if reference data is missing or an amount is too large
   */
  FoldState post(FoldState before, PinnedEvent pinned, ReferenceData reference, List<Posting> out);

  /** Whether a subject is at rest in this state, so that its events may leave the hot state. */
  default boolean isClosed(FoldState state) {
    return false;
  }

  /** Whether its states can be kept as bytes; those of others are folded again from the events. */
  default boolean hasBytes() {
    return false;
  }

  /** A state as bytes, in a form with its own version. */
  default byte[] toBytes(FoldState state) {
    throw new UnsupportedOperationException("states of rules %s are not kept".formatted(version()));
  }

  /**
   * The state in some bytes.
   *
   * @throws IllegalArgumentException if they are damaged or of a newer release
   */
  default FoldState fromBytes(byte[] bytes) {
    throw new UnsupportedOperationException("states of rules %s are not kept".formatted(version()));
  }

  /** What a rule set knows of a subject between two events; immutable to everybody else. */
  interface FoldState {}
}
