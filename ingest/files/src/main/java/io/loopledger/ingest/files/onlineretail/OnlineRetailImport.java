package io.loopledger.ingest.files.onlineretail;

import io.loopledger.ingest.files.CsvImport;
import io.loopledger.ingest.files.FileImport;
import io.loopledger.ingest.files.ImportProgress;
import io.loopledger.ingest.files.ImportSummary;
import io.loopledger.ingest.files.ImportTarget;
import io.loopledger.ingest.publish.EventPublisher;
import java.io.IOException;
import java.nio.file.Path;

/** Imports files in the layout of the UCI data sets Online Retail and Online Retail II. */
public final class OnlineRetailImport implements FileImport {
  private final FileImport rows;

  /**
   * An import.
   *
   * @param target whose figures the file brings
   * @param currency ISO 4217 code of the prices; the layout has none
   * @throws IllegalArgumentException if the currency is no such code
   */
  public OnlineRetailImport(ImportTarget target, String currency) {
    this.rows = new CsvImport(new OnlineRetailFormat(target, currency));
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
