package io.loopledger.streaming.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFolderTest {
  private final Path folder;

  CheckpointFolderTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void aFolderThatDoesNotExistHoldsNone() {
    assertThat(new CheckpointFolder(folder.resolve("absent").toUri().toString()).newest())
        .isEmpty();
  }

  @Test
  void anEmptyFolderHoldsNone() {
    assertThat(newest()).isEmpty();
  }

  @Test
  void theHighestNumberOfAJobIsItsNewestWhateverTheTimesSay() throws IOException {
    complete("job-a", "chk-9", 2_000);
    Path tenth = complete("job-a", "chk-10", 1_000);

    assertThat(newest()).contains(new CheckpointFolder.Checkpoint("job-a", 10, address(tenth)));
  }

  @Test
  void oneWithoutMetadataWasNotCompleted() throws IOException {
    Path ninth = complete("job-a", "chk-9", 1_000);
    Files.createDirectories(folder.resolve("job-a/chk-10"));
    Files.writeString(folder.resolve("job-a/chk-10/_metadata.inprogress.1"), "half");

    assertThat(newest()).contains(new CheckpointFolder.Checkpoint("job-a", 9, address(ninth)));
  }

  @Test
  void betweenJobsTheTimeDecides() throws IOException {
    complete("job-a", "chk-500", 1_000);
    Path first = complete("job-b", "chk-1", 2_000);

    assertThat(newest()).contains(new CheckpointFolder.Checkpoint("job-b", 1, address(first)));
  }

  @Test
  void whatElseLiesThereIsLeftAlone() throws IOException {
    Files.writeString(folder.resolve("lake.id"), "");
    complete("job-a", "shared", 9_000);
    complete("job-a", "taskowned", 9_000);
    complete("job-a", "chk-", 9_000);
    complete("job-a", "chk-x", 9_000);
    Path second = complete("job-a", "chk-2", 1_000);

    assertThat(newest()).contains(new CheckpointFolder.Checkpoint("job-a", 2, address(second)));
  }

  @Test
  void ofOneJobOnlyItsOwnCount() throws IOException {
    Path first = complete("job-a", "chk-1", 1_000);
    complete("job-b", "chk-2", 2_000);

    CheckpointFolder checkpoints = new CheckpointFolder(folder.toUri().toString());

    assertThat(checkpoints.newestOfJob("job-a"))
        .contains(new CheckpointFolder.Checkpoint("job-a", 1, address(first)));
    assertThat(checkpoints.newestOfJob("job-c")).isEmpty();
  }

  private static String address(Path checkpoint) {
    return "file:" + checkpoint;
  }

  private Optional<CheckpointFolder.Checkpoint> newest() {
    return new CheckpointFolder(folder.toUri().toString()).newest();
  }

  private Path complete(String job, String name, long completedMs) throws IOException {
    Path checkpoint = Files.createDirectories(folder.resolve(job).resolve(name));
    Path metadata = Files.writeString(checkpoint.resolve("_metadata"), "");
    Files.setLastModifiedTime(metadata, FileTime.fromMillis(completedMs));
    return checkpoint;
  }
}
