package io.loopledger.ingest.files;

import io.loopledger.ingest.mapping.Outcome;
import io.loopledger.ingest.mapping.event.MappedEvent;
import io.loopledger.ingest.mapping.event.RowsBefore;
import io.loopledger.ingest.privacy.Pseudonyms;
import io.loopledger.ingest.publish.EventPublisher;
import java.io.IOException;
import java.util.Optional;

/**
 * One run over a file. Rows an earlier run had acknowledged are read and counted again, so that the
 * summary is whole and equal rows are numbered alike, but not published again.
 */
final class ImportRun {
  private static final int ROWS_PER_POSITION = 10_000;
  private static final int ROWS_PER_PROGRESS = 500;

  private final CsvTable table;
  private final RowBatch batch;
  private final Tools tools;
  private final EventPublisher publisher;
  private final ImportProgress progress;
  private final Tally tally = new Tally();
  private final long resumedAfterRow;

  /** What a run works with. */
  record Tools(
      Pseudonyms pseudonyms, RowsBefore memory, RejectsFile rejects, PositionFile position) {}

  ImportRun(
      CsvTable table,
      MappedFormat format,
      Tools tools,
      EventPublisher publisher,
      ImportProgress progress)
      throws IOException {
    this.table = table;
    this.batch = new RowBatch(format);
    this.tools = tools;
    this.publisher = publisher;
    this.progress = progress;
    this.resumedAfterRow = tools.position().rows();
  }

  ImportSummary run() throws IOException {
    try {
      read();
    } catch (IOException e) {
      map();
      acknowledge();
      throw new IOException(
          "%s; rows before it, all acknowledged: %d. Put the file right and import it again"
              .formatted(e.getMessage(), tally.rowsRead()),
          e);
    }
    map();
    publisher.flush();
    tools.position().clear();
    progress.at(tally.position(table.source()));
    noteTheFile();
    return tally.summary(tools.rejects().path(), resumedAfterRow);
  }

  private void read() throws IOException {
    for (Optional<Row> row = table.next(); row.isPresent(); row = table.next()) {
      batch.add(row.get());
      if (batch.isFull()) {
        map();
      }
    }
  }

  private void map() throws IOException {
    batch.map(tools.pseudonyms(), tools.memory(), this::take);
  }

  private void take(Row row, Outcome outcome) throws IOException {
    tally.read();
    switch (outcome) {
      case Outcome.Events events -> {
        if (tally.rowsRead() > resumedAfterRow) {
          for (MappedEvent event : events.events()) {
            publisher.publish(event.event());
          }
        }
        tally.accepted(events);
      }
      case Outcome.Skipped skipped -> tally.skipped(skipped.reason());
      case Outcome.Rejected rejected -> {
        tally.rejected(rejected.faults());
        tools.rejects().add(row, rejected.faults());
      }
    }
    keepGoing();
  }

  private void keepGoing() throws IOException {
    if (tally.rowsRead() % ROWS_PER_POSITION == 0) {
      acknowledge();
    }
    if (tally.rowsRead() % ROWS_PER_PROGRESS == 0) {
      progress.at(tally.position(table.source()));
    }
  }

  private void acknowledge() throws IOException {
    if (tally.rowsRead() > resumedAfterRow) {
      publisher.flush();
      tools.position().write(tally.rowsRead());
    }
  }

  private void noteTheFile() {
    tally.note("places that are not UTF-8, read as windows-1252", table.fallbacks());
    for (String column : table.header().unknown()) {
      tally.note(
          "rows with a column '%s' the mapping does not name".formatted(column), tally.rowsRead());
    }
  }
}
