package io.loopledger.close;

/** The steps of a close, in order. It can be cut before and after each. */
public enum CloseStep {
  /** What must hold is checked. */
  CHECK,
  /** The close is recorded as begun. */
  RECORD,
  /** The calendar is closed. */
  CALENDAR,
  /** The posting job is waited for. */
  POSTING,
  /** One state of every table is chosen and recorded. */
  SNAPSHOTS,
  /** Every table is tagged. */
  TAGS,
  /** Figures are summed and frozen. */
  FIGURES,
  /** The close is told in the lake. */
  LOG,
  /** The close is recorded as done. */
  DONE
}
