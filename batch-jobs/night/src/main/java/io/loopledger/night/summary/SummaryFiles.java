package io.loopledger.night.summary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The files of a night: {@code nights/<date>/summary.txt}, {@code .json} and {@code .html} of the
 * home. Each is written beside and renamed, so a reader finds a whole file or none.
 */
public final class SummaryFiles {
  private final Path nights;

  /** The files of a home. */
  public SummaryFiles(Path home) {
    this.nights = home.resolve("nights");
  }

  /** The folder of a night. */
  public Path folder(LocalDate date) {
    return nights.resolve(date.toString());
  }

  /** Writes the three files; those of an earlier attempt or run are replaced. */
  public Path write(NightSummary night, ZoneId zone) {
    Path folder = folder(night.date());
    try {
      Files.createDirectories(folder);
      write(folder, "summary.txt", String.join("\n", SummaryText.lines(night, zone)) + "\n");
      write(folder, "summary.json", SummaryJson.document(night));
      write(folder, "summary.html", SummaryHtml.page(night, zone));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the summary to " + folder, e);
    }
  }

  private static void write(Path folder, String name, String content) throws IOException {
    Path part = folder.resolve(name + ".part");
    Files.write(part, content.getBytes(StandardCharsets.UTF_8));
    Files.move(
        part,
        folder.resolve(name),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }
}
