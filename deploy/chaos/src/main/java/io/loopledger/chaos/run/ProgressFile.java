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

  /**
   * A round that ended.
   *
   * @param number from 1
   * @param plan fault and point
   * @param counts whether it met what it was for
   * @param isExact whether nothing was wrong
   */
  record Ended(int number, String plan, boolean counts, boolean isExact) {
    private static Ended parse(String line) {
      String[] fields = line.split("\t", -1);
      return new Ended(
          Integer.parseInt(fields[0]),
          Plan.words(fields[1], fields[2]),
          !fields[3].isEmpty(),
          fields[4].equals("0"));
    }
  }

  /** The rounds that ended, in their order. */
  List<Ended> ended() {
    try {
      if (!Files.exists(file)) {
        return List.of();
      }
      return Files.readAllLines(file, UTF_8).stream().skip(1).map(Ended::parse).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  /** The last round that ended; 0 where none did. */
  public int lastRound() {
    List<Ended> ended = ended();
    return ended.isEmpty() ? 0 : ended.getLast().number();
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
