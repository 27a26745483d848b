package io.loopledger.breaks.book;

/** How a break is. */
public enum Status {
  /** Somebody has to look at it. */
  OPEN,
  /** Somebody looked at it and said why it may stay. */
  ACCEPTED,
  /** It was small, and an event that closes it was sent to the posting job. */
  WRITTEN_OFF,
  /** It is no longer there. */
  CLOSED
}
