package io.loopledger.ingest.files;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Counts what becomes of the rows. */
final class Tally {
  private final Map<String, Long> accepted = new LinkedHashMap<>();
  private final Map<String, Long> rejected = new LinkedHashMap<>();
  private final Map<String, Long> skipped = new LinkedHashMap<>();
  private final Map<String, Long> notes = new LinkedHashMap<>();
  private long rowsRead;
  private long rowsAccepted;
  private long rowsRejected;
  private long rowsSkipped;

  long rowsRead() {
    return rowsRead;
  }

  void read() {
    rowsRead++;
  }

  void accepted(MappedRow row) {
    rowsAccepted++;
    accepted.merge(row.kind(), 1L, Long::sum);
    row.notes().forEach(note -> notes.merge(note, 1L, Long::sum));
  }

  void rejected(String reason) {
    rowsRejected++;
    rejected.merge(reason, 1L, Long::sum);
  }

  void skipped(String reason) {
    rowsSkipped++;
    skipped.merge(reason, 1L, Long::sum);
  }

  void note(String note, long count) {
    if (count > 0) {
      notes.merge(note, count, Long::sum);
    }
  }

  ImportProgress.Position position(SourceFile source) {
    return new ImportProgress.Position(
        source.bytesRead(), source.size(), rowsRead, rowsAccepted, rowsRejected, rowsSkipped);
  }

  ImportSummary summary(Optional<Path> rejectsFile, long resumedAfterRow) {
    return new ImportSummary(
        rowsRead, accepted, rejected, skipped, notes, rejectsFile, resumedAfterRow);
  }
}
