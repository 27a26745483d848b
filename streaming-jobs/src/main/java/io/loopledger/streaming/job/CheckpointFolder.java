package io.loopledger.streaming.job;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/**
 * The retained checkpoints of the job: {@code <folder>/<job id>/chk-<n>/_metadata}, on whatever
 * Flink can store checkpoints on.
 */
final class CheckpointFolder {
  private static final Pattern NAME = Pattern.compile("chk-(\\d{1,18})");

  private final Path folder;

  /**
   * The checkpoints at an address, which Flink and Iceberg take literally: a space in it is a
   * space, never {@code %20}.
   */
  CheckpointFolder(String address) {
    this.folder = new Path(address);
  }

  /**
   * A completed checkpoint.
   *
   * @param jobId the job that made it, which goes on under the same id
   * @param number its number within the job
   * @param address its folder, as Flink takes it
   */
  record Checkpoint(String jobId, long number, String address) {}

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
    return folders(folder).stream()
        .flatMap(job -> newestOf(job).stream())
        .max(
            Comparator.comparing((Checkpoint checkpoint) -> completedMs(checkpoint))
                .thenComparing(Checkpoint::jobId));
  }

  /** The newest completed one of a job. */
  Optional<Checkpoint> newestOfJob(String jobId) {
    return newestOf(new Path(folder, jobId));
  }

  private Optional<Checkpoint> newestOf(Path job) {
    return folders(job).stream()
        .flatMap(path -> completed(job, path).stream())
        .max(Comparator.comparing(Checkpoint::number));
  }

  private Optional<Checkpoint> completed(Path job, Path path) {
    Matcher name = NAME.matcher(path.getName());
    return name.matches() && exists(metadata(path))
        ? Optional.of(new Checkpoint(job.getName(), Long.parseLong(name.group(1)), path.toString()))
        : Optional.empty();
  }

  private List<Path> folders(Path parent) {
    try {
      FileStatus[] found = files().listStatus(parent);
      return found == null
          ? List.of()
          : Arrays.stream(found).filter(FileStatus::isDir).map(FileStatus::getPath).toList();
    } catch (FileNotFoundException none) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + parent, e);
    }
  }

  private boolean exists(Path file) {
    try {
      return files().exists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look for " + file, e);
    }
  }

  private long completedMs(Checkpoint checkpoint) {
    try {
      return files().getFileStatus(metadata(new Path(checkpoint.address()))).getModificationTime();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + checkpoint.address(), e);
    }
  }

  private FileSystem files() throws IOException {
    return folder.getFileSystem();
  }

  private static Path metadata(Path checkpoint) {
    return new Path(checkpoint, "_metadata");
  }
}
