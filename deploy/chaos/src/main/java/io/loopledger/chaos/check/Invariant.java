package io.loopledger.chaos.check;

/** What must hold after every fault. */
public enum Invariant {
  /** Each accepted event is exactly once in {@code raw.events}, as Kafka has it. */
  ACCEPTED_ONCE("each accepted event exactly once in raw.events, as Kafka has it"),
  /** Net entries by subject, event and full key are those of a fold of {@code raw.events}. */
  REFOLD("net entries = refold of raw.events"),
  /** No {@code entry_id} twice. */
  ENTRY_ID_ONCE("no entry_id twice"),
  /** Per event and currency debits equal credits. */
  BALANCED("per event and currency debits = credits"),
  /** {@code mart.rollup} is the sum of {@code ledger.entries}. */
  ROLLUP("mart.rollup = sum of ledger.entries"),
  /** Each record of an event topic ends in exactly one table, under its own offset. */
  OFFSETS("offsets tile without a gap"),
  /** Every file that a snapshot names exists and reads back. */
  FILES("every file that a snapshot names exists and reads back"),
  /** What the broker took is what the tables account for. */
  RECEIVED("accepted + rejected + deferred = received"),
  /** Each rejection that asks for a dead letter has exactly one. */
  DEAD_LETTERS("each rejected record exactly once in its dead-letter topic"),
  /** Trino, started again, sees as many rows as the files hold. */
  READER("Trino sees as many rows as the files hold");

  private final String meaning;

  Invariant(String meaning) {
    this.meaning = meaning;
  }

  /** The rule in words. */
  public String meaning() {
    return meaning;
  }
}
