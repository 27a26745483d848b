package io.loopledger.chaos.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A line for each round that ended, in {@code progress.tsv}: what {@code --resume} reads. */
public final class ProgressFile {
  private static final String HEADER =
      "round\tfault\tpoint\thit\tviolations\trecords\tentries\tseconds\tnote";

  private final Path file;

  /** The file of a folder. */
  public ProgressFile(Path folder) {
    this.file = folder.resolve("progress.tsv");
  }

  /** The last round that ended; 0 where none did. */
  public int lastRound() {
    try {
      if (!Files.exists(file)) {
        return 0;
      }
      List<String> lines = Files.readAllLines(file, UTF_8);
      String last = lines.getLast();
      return last.equals(HEADER) ? 0 : Integer.parseInt(last.substring(0, last.indexOf('\t')));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  /** Forgets all rounds. */
  public void clear() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete " + file, e);
    }
  }

  void add(RoundResult result) {
    String line =
        String.join(
            "\t",
            Integer.toString(result.number()),
            result.plan().fault().name(),
            result.plan().point().toString(),
            result.hit(),
            Integer.toString(result.violations().size()),
            Integer.toString(result.records()),
            Integer.toString(result.entries()),
            Long.toString(result.seconds()),
            result.note().strip().replace('\t', ' ').replace('\n', ' '));
    try {
      Files.createDirectories(file.getParent());
      if (!Files.exists(file)) {
        Files.writeString(file, HEADER + "\n", UTF_8);
      }
      Files.writeString(file, line + "\n", UTF_8, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    }
  }
}
