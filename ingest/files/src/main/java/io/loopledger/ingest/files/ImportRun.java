package io.loopledger.ingest.files;

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
  private final RowMapper mapper;
  private final RejectsFile rejects;
  private final PositionFile position;
  private final EventPublisher publisher;
  private final ImportProgress progress;
  private final Tally tally = new Tally();
  private final long resumedAfterRow;

  ImportRun(
      CsvTable table,
      RowMapper mapper,
      RejectsFile rejects,
      PositionFile position,
      EventPublisher publisher,
      ImportProgress progress)
      throws IOException {
    this.table = table;
    this.mapper = mapper;
    this.rejects = rejects;
    this.position = position;
    this.publisher = publisher;
    this.progress = progress;
    this.resumedAfterRow = position.rows();
  }

  ImportSummary run() throws IOException {
    try {
      for (Optional<Row> row = table.next(); row.isPresent(); row = table.next()) {
        take(row.get());
        keepGoing();
      }
    } catch (IOException e) {
      acknowledge();
      throw new IOException(
          "%s; rows before it, all acknowledged: %d. Put the file right and import it again"
              .formatted(e.getMessage(), tally.rowsRead()),
          e);
    }
    publisher.flush();
    position.clear();
    progress.at(tally.position(table.source()));
    noteTheFile();
    return tally.summary(rejects.path(), resumedAfterRow);
  }

  private void take(Row row) throws IOException {
    tally.read();
    if (CsvTable.isBlank(row.cells())) {
      tally.skipped("blank line");
      return;
    }
    MappedRow mapped;
    try {
      RowChecks.require(row);
      mapped = RowChecks.mapped(mapper, row);
    } catch (RejectedRowException e) {
      tally.rejected(e.reason());
      rejects.add(row, e);
      return;
    }
    if (tally.rowsRead() > resumedAfterRow) {
      publisher.publish(mapped.event());
    }
    tally.accepted(mapped);
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
      position.write(tally.rowsRead());
    }
  }

  private void noteTheFile() {
    tally.note("places that are not UTF-8, read as windows-1252", table.fallbacks());
    for (String column : table.header().unknown()) {
      tally.note("rows with an unknown column '%s' (not read)".formatted(column), tally.rowsRead());
    }
  }
}
