package io.loopledger.matching.rule;

/** What is wrong where two sides do not say the same. */
public enum BreakKind {
  /** A statement has what the ledger has not. */
  MISSING_IN_LEDGER,
  /** The ledger has what no statement has, and its time of grace is over. */
  MISSING_IN_STATEMENT,
  /** Both have it, with other amounts. */
  AMOUNT,
  /** Both have it, in other currencies. */
  CURRENCY,
  /** Both have it, too many days apart. */
  DATE,
  /** A statement has it once more. */
  DUPLICATE
}
