package io.loopledger.inbox;

/** Where the taking of a file may be cut; tests cut it there. */
enum Point {
  /** The lines are written, and nobody sees them. */
  LINES_WRITTEN,
  /** The lines are there. */
  LINES_COMMITTED,
  /** What became of the file is there, too. */
  FILE_NOTED,
  /** The text for people lies where the file will. */
  REPORT_WRITTEN,
  /** The file is where it stays. */
  MOVED
}
