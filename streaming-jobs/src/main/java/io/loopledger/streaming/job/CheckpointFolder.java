package io.loopledger.streaming.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The retained checkpoints of the job: {@code <folder>/<job id>/chk-<n>/_metadata}. */
final class CheckpointFolder {
  private static final String PREFIX = "chk-";

  private final Path folder;

  CheckpointFolder(String address) {
    this.folder = Path.of(URI.create(address));
  }

  /**
   * A completed checkpoint.
   *
   * @param jobId the job that made it, which goes on under the same id
   * @param number its number within the job
   * @param path its folder
   */
  record Checkpoint(String jobId, long number, Path path) {}

  /** The newest completed one: its metadata file is written last, and appears whole. */
  Optional<Checkpoint> newest() {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    return folders(folder).stream()
        .flatMap(job -> folders(job).stream())
        .filter(path -> name(path).startsWith(PREFIX))
        .filter(path -> Files.exists(path.resolve("_metadata")))
        .max(Comparator.comparing(CheckpointFolder::modified).thenComparing(Path::toString))
        .map(CheckpointFolder::checkpoint);
  }

  private static Checkpoint checkpoint(Path path) {
    Path job = path.getParent();
    if (job == null) {
      throw new IllegalStateException(path + " has no job folder");
    }
    return new Checkpoint(name(job), Long.parseLong(name(path).substring(PREFIX.length())), path);
  }

  private static List<Path> folders(Path parent) {
    try (Stream<Path> list = Files.list(parent)) {
      return list.filter(Files::isDirectory).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + parent, e);
    }
  }

  private static long modified(Path checkpoint) {
    try {
      return Files.getLastModifiedTime(checkpoint.resolve("_metadata")).toMillis();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + checkpoint, e);
    }
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }
}
