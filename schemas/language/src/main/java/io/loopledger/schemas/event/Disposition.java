package io.loopledger.schemas.event;

/** What is to become of a graded unit. */
public enum Disposition {
  /** Sell as it is. */
  RESELL,
  /** Repair, then sell. */
  REPAIR,
  /** Take usable parts. */
  HARVEST,
  /** Recycle. */
  RECYCLE,
  /** Give away. */
  DONATE,
  /** Back to the sender. */
  SEND_BACK
}
