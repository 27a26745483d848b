package io.loopledger.ingest.simulator.finance;

/** What can be wrong with a line of a document. */
enum FaultKind {
  /** It is not there. */
  MISSING,
  /** It is there twice. */
  DUPLICATE,
  /** It is some cents off. */
  CENT_DRIFT,
  /** It is two lines, which sum to it. */
  SPLIT,
  /** It and a later one are one line, under the first one's number. */
  MERGED,
  /** Its amount is right and its currency is not. */
  WRONG_CURRENCY
}
