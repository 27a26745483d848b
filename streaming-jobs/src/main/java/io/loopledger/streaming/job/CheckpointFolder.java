package io.loopledger.streaming.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The retained checkpoints of the job: {@code <folder>/<job id>/chk-<n>/_metadata}. */
final class CheckpointFolder {
  private static final Pattern NAME = Pattern.compile("chk-(\\d{1,18})");

  private final Path folder;

  /**
   * The checkpoints at a {@code file:///} address, which Flink and Iceberg take literally: a space
   * in it is a space, never {@code %20}.
   */
  CheckpointFolder(String address) {
    this.folder = Path.of(address.replaceFirst("^file:(//)?", ""));
  }

  /**
   * A completed checkpoint.
   *
   * @param jobId the job that made it, which goes on under the same id
   * @param number its number within the job
   * @param path its folder
   */
  record Checkpoint(String jobId, long number, Path path) {
    /** Its address as Flink takes it: literally. */
    String address() {
      return "file://" + path.toAbsolutePath();
    }
  }

  /** Where the checkpoints are. */
  Path path() {
    return folder;
  }

  /**
   * The newest completed one: its metadata file is written last, and appears whole. A job counts
   * its checkpoints, so among those of one job the number decides, whatever a copy did to the
   * times; between jobs, the time.
   */
  Optional<Checkpoint> newest() {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    return folders(folder).stream()
        .flatMap(job -> newestOf(job).stream())
        .max(
            Comparator.comparing((Checkpoint checkpoint) -> completedMs(checkpoint))
                .thenComparing(Checkpoint::jobId));
  }

  private static Optional<Checkpoint> newestOf(Path job) {
    return folders(job).stream()
        .flatMap(path -> completed(job, path).stream())
        .max(Comparator.comparing(Checkpoint::number));
  }

  private static Optional<Checkpoint> completed(Path job, Path path) {
    Matcher name = NAME.matcher(String.valueOf(path.getFileName()));
    return name.matches() && Files.exists(metadata(path))
        ? Optional.of(
            new Checkpoint(String.valueOf(job.getFileName()), Long.parseLong(name.group(1)), path))
        : Optional.empty();
  }

  private static List<Path> folders(Path parent) {
    try (Stream<Path> list = Files.list(parent)) {
      return list.filter(Files::isDirectory).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + parent, e);
    }
  }

  private static long completedMs(Checkpoint checkpoint) {
    try {
      return Files.getLastModifiedTime(metadata(checkpoint.path())).toMillis();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + checkpoint.path(), e);
    }
  }

  private static Path metadata(Path checkpoint) {
    return checkpoint.resolve("_metadata");
  }
}
