package io.loopledger.ingest.files;

import static java.util.Objects.requireNonNull;

import io.loopledger.ingest.publish.EventPublisher;
import java.io.IOException;
import java.nio.file.Path;

/** Imports CSV files of one format: all that does not depend on the format. */
public final class CsvImport implements FileImport {
  private final CsvFormat format;

  /** An import of {@code format}. */
  public CsvImport(CsvFormat format) {
    this.format = requireNonNull(format, "format is null");
  }

  @Override
  public void check(Path file) throws IOException {
    CsvTable.open(file, format).close();
  }

  @Override
  public ImportSummary run(
      Path file, Path workFolder, EventPublisher publisher, ImportProgress progress)
      throws IOException {
    try (CsvTable table = CsvTable.open(file, format);
        WorkFolder inUse = WorkFolder.use(workFolder);
        RejectsFile rejects = new RejectsFile(workFolder, table.header());
        RowMemory memory = RowMemory.in(workFolder)) {
      requireNonNull(inUse, "the folder is locked until the end");
      PositionFile position = new PositionFile(workFolder, Fingerprint.of(file, format));
      return new ImportRun(table, format.mapper(memory), rejects, position, publisher, progress)
          .run();
    }
  }
}
