package io.loopledger.close.book;

/** How far a close is. */
public enum CloseState {
  /** Checked and recorded; who calls it again goes on with it. */
  BEGUN,
  /** The calendar is closed, the tables are tagged, the figures are frozen. */
  CLOSED,
  /** The books of all its brands are open again; what was published stays readable. */
  REOPENED
}
