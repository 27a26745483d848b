package io.loopledger.ingest.files;

import io.loopledger.ingest.publish.EventPublisher;
import java.io.IOException;
import java.nio.file.Path;

/** Reads a file of one format and publishes its rows as events. */
public interface FileImport {
  /**
   * Looks whether a file is of this format, and changes nothing: what a wrong file would leave
   * behind can so be avoided.
   *
   * @throws IllegalArgumentException if it is not, naming what was found
   * @throws IOException if it cannot be read
   */
  void check(Path file) throws IOException;

  /**
   * Imports a file, plain or gzip. Memory does not grow with the file. A run that was cut short
   * goes on where it was acknowledged, when it is called again with the same file and work folder;
   * a finished import changes nothing when it is repeated, because every event keeps its id.
   *
   * @param file the file
   * @param workFolder where positions, counts and rejected rows are kept
   * @throws IllegalArgumentException if it is not a file of this format, naming what was found
   * @throws IOException if it cannot be read
   */
  ImportSummary run(Path file, Path workFolder, EventPublisher publisher, ImportProgress progress)
      throws IOException;
}
