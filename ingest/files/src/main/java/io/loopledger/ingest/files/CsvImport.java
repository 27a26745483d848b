package io.loopledger.ingest.files;

import static java.util.Objects.requireNonNull;

import io.loopledger.ingest.mapping.Mapping;
import io.loopledger.ingest.privacy.Pseudonyms;
import io.loopledger.ingest.publish.EventPublisher;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Imports CSV files by a mapping. */
public final class CsvImport implements FileImport {
  private final MappedFormat format;
  private final ImportPrivacy privacy;

  /**
   * An import.
   *
   * @param parameters of the mapping, by name
   * @throws IllegalArgumentException if the mapping reads no rows, or if a parameter or the
   *     programme it needs is missing
   */
  public CsvImport(
      Mapping mapping, ImportTarget target, Map<String, String> parameters, ImportPrivacy privacy) {
    this(MappedFormat.of(mapping, target, parameters), privacy);
  }

  private CsvImport(MappedFormat format, ImportPrivacy privacy) {
    this.format = format;
    this.privacy = requireNonNull(privacy, "privacy is null");
  }

  /** The same for files with this sign between the cells, whatever the mapping says. */
  public CsvImport delimitedBy(char delimiter) {
    return new CsvImport(format.delimitedBy(delimiter), privacy);
  }

  @Override
  public void check(Path file) throws IOException {
    CsvTable.open(file, format).close();
  }

  @Override
  public ImportSummary run(
      Path file, Path workFolder, EventPublisher publisher, ImportProgress progress)
      throws IOException {
    return run(file, workFolder, publisher, progress, privacy.pseudonyms(), true);
  }

  /**
   * Maps a whole file and keeps and publishes nothing; customers get pseudonyms of no meaning.
   *
   * @param show how many events to give back
   */
  public DryRun dryRun(Path file, int show, ImportProgress progress) throws IOException {
    return DryRun.of(
        show,
        (folder, publisher) -> run(file, folder, publisher, progress, DryRun.pseudonyms(), false));
  }

  private ImportSummary run(
      Path file,
      Path workFolder,
      EventPublisher publisher,
      ImportProgress progress,
      Pseudonyms pseudonyms,
      boolean isKept)
      throws IOException {
    try (CsvTable table = CsvTable.open(file, format);
        WorkFolder inUse = WorkFolder.use(workFolder);
        RejectsFile rejects =
            new RejectsFile(
                workFolder, table.header(), privacy.keys(), format.target().brand(), isKept);
        RowMemory memory = RowMemory.in(workFolder)) {
      requireNonNull(inUse, "the folder is locked until the end");
      PositionFile position = new PositionFile(workFolder, Fingerprint.of(file, format));
      return new ImportRun(
              table,
              format,
              new ImportRun.Tools(pseudonyms, memory, rejects, position),
              publisher,
              progress)
          .run();
    }
  }
}
