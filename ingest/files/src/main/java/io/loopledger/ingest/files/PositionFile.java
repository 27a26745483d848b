package io.loopledger.ingest.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How far a file has been acknowledged, kept so that a run cut short can go on. */
final class PositionFile {
  private static final String NAME = "position";
  private static final Pattern CONTENT =
      Pattern.compile("fingerprint=([0-9a-f]{64})\nrows=(\\d{1,18})\n");

  private final Path file;
  private final String fingerprint;

  PositionFile(Path workFolder, String fingerprint) {
    this.file = workFolder.resolve(NAME);
    this.fingerprint = fingerprint;
  }

  /** Rows of this very import that are acknowledged; 0 if there is no such position. */
  long rows() throws IOException {
    if (!Files.exists(file)) {
      return 0;
    }
    Matcher content = CONTENT.matcher(Files.readString(file));
    return content.matches() && content.group(1).equals(fingerprint)
        ? Long.parseLong(content.group(2))
        : 0;
  }

  /** Replaces the position in one step: after a crash it is the old one or the new one. */
  void write(long rows) throws IOException {
    Path next = file.resolveSibling(NAME + ".next");
    Files.writeString(next, "fingerprint=%s\nrows=%d\n".formatted(fingerprint, rows));
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** A finished import has no position: repeated, it publishes all rows again. */
  void clear() throws IOException {
    Files.deleteIfExists(file);
  }
}
