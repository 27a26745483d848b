package io.loopledger.ingest.files;

/** Hears how far an import has come. */
@FunctionalInterface
public interface ImportProgress {
  /** Where an import stands. */
  record Position(
      long bytesRead,
      long bytesTotal,
      long rowsRead,
      long rowsAccepted,
      long rowsRejected,
      long rowsSkipped) {}

  /** Called every few hundred rows, and at the end. */
  void at(Position position);
}
