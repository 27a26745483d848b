package io.loopledger.ingest.tpcds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many rows are acknowledged, kept so that a run cut short can go on. */
final class Position {
  private static final Pattern CONTENT = Pattern.compile("rows=(\\d{1,18})\n");

  private final Path file;

  Position(Path workFolder) {
    this.file = workFolder.resolve("position");
  }

  long rows() throws IOException {
    if (!Files.exists(file)) {
      return 0;
    }
    Matcher content = CONTENT.matcher(Files.readString(file));
    return content.matches() ? Long.parseLong(content.group(1)) : 0;
  }

  /** Replaces the position in one step: after a crash it is the old one or the new one. */
  void write(long rows) throws IOException {
    Path next = file.resolveSibling("position.next");
    Files.writeString(next, "rows=%d\n".formatted(rows));
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** A finished import has no position: repeated, it publishes all rows again. */
  void clear() throws IOException {
    Files.deleteIfExists(file);
  }
}
