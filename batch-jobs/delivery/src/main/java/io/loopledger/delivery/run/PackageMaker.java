package io.loopledger.delivery.run;

import io.loopledger.delivery.book.Due;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Makes the packages of reports. */
public interface PackageMaker {
  /** What a report is about that is due at a time, such as {@code 2026-10}. */
  String period(String report, Instant dueAt);

  /**
   * Writes the files of a report. A call that was cut is made again in an empty folder; a package
   * that was recorded is never made a second time.
   *
   * @param folder empty, and its own
   * @throws IOException if it cannot be made now; it is tried again later
   */
  Content make(Due due, Path folder) throws IOException, InterruptedException;

  /**
   * What was written.
   *
   * @param packageId its name at every receiver; the same content, the same id
   * @param title one line for people
   * @param files names in the order in which they go, the manifest last
   * @param restates the id of the package that it replaces
   */
  record Content(String packageId, String title, List<String> files, Optional<String> restates) {
    public Content {
      files = List.copyOf(files);
    }
  }
}
