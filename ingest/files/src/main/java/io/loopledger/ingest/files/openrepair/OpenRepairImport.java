package io.loopledger.ingest.files.openrepair;

import io.loopledger.ingest.files.CsvImport;
import io.loopledger.ingest.files.FileImport;
import io.loopledger.ingest.files.ImportProgress;
import io.loopledger.ingest.files.ImportSummary;
import io.loopledger.ingest.files.ImportTarget;
import io.loopledger.ingest.publish.EventPublisher;
import java.io.IOException;
import java.nio.file.Path;

/** Imports files of the Open Repair Data Standard, v0.2.1 and v0.3, from any partner. */
public final class OpenRepairImport implements FileImport {
  private final FileImport rows;

  /**
   * An import.
   *
   * @param target whose figures the file brings; must name a programme
   * @throws IllegalArgumentException if the target names no programme
   */
  public OpenRepairImport(ImportTarget target) {
    this.rows = new CsvImport(new OpenRepairFormat(target));
  }

  @Override
  public void check(Path file) throws IOException {
    rows.check(file);
  }

  @Override
  public ImportSummary run(
      Path file, Path workFolder, EventPublisher publisher, ImportProgress progress)
      throws IOException {
    return rows.run(file, workFolder, publisher, progress);
  }
}
