package io.loopledger.schemas.entry;

/** Why an entry was posted. */
public enum Cause {
  /** The event itself arrived. */
  EVENT,
  /** Another event of the subject arrived later than its effective time. */
  LATE,
  /** A correction or void. */
  CORRECTION,
  /** A new factor version. */
  FACTOR,
  /** A new method. */
  METHOD,
  /** A new exchange rate. */
  RATE,
  /** An approved difference of the nightly proof. */
  PROOF,
  /** A new rule set. */
  RULE
}
