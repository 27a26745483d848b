package io.loopledger.ingest.files;

import io.loopledger.ingest.mapping.Outcome;
import io.loopledger.ingest.mapping.event.MappedEvent;
import io.loopledger.ingest.mapping.fault.MappingFault;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Counts what becomes of the rows. */
final class Tally {
  private final Map<String, Long> accepted = new LinkedHashMap<>();
  private final Map<String, Long> rejected = new LinkedHashMap<>();
  private final Map<String, Long> skipped = new LinkedHashMap<>();
  private final Map<String, Long> faults = new LinkedHashMap<>();
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

  void accepted(Outcome.Events row) {
    rowsAccepted++;
    String label =
        row.events().stream().map(MappedEvent::label).distinct().collect(Collectors.joining(" + "));
    accepted.merge(label, 1L, Long::sum);
    row.notes().forEach(note -> notes.merge(note, 1L, Long::sum));
    row.events().stream()
        .flatMap(event -> event.notes().stream())
        .distinct()
        .forEach(note -> notes.merge(note, 1L, Long::sum));
  }

  void rejected(List<MappingFault> all) {
    rowsRejected++;
    rejected.merge(all.getFirst().reason(), 1L, Long::sum);
    all.forEach(fault -> faults.merge(fault.code() + " " + fault.field(), 1L, Long::sum));
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
        rowsRead, accepted, rejected, faults, skipped, notes, rejectsFile, resumedAfterRow);
  }
}
