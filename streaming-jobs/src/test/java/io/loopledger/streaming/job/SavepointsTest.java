package io.loopledger.streaming.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavepointsTest {
  private final Path folder;

  SavepointsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void aStateWithTheJobsMaxParallelismMayBeGoneOnFrom() throws IOException {
    String state = state(1, 128, 128);

    assertThat(Savepoints.number(state)).isEqualTo(7);
    assertThatCode(() -> Savepoints.requireMaxParallelism(state, 128)).doesNotThrowAnyException();
  }

  @Test
  void aStateOfNothingHasNoLayout() throws IOException {
    String state = state();

    assertThatCode(() -> Savepoints.requireMaxParallelism(state, 128)).doesNotThrowAnyException();
  }

  @Test
  void anotherMaxParallelismIsRefusedWithBothFiguresAndTheFix() throws IOException {
    String state = state(64, 1);

    assertThatThrownBy(() -> Savepoints.requireMaxParallelism(state, 128))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            state
                + " was written with max parallelism 64, but this job has 128, and the keys in a"
                + " state are laid out by it for good; go on with the build that wrote it"
                + " (pipeline.max-parallelism 64), or name a state with max parallelism 128");
  }

  @Test
  void aStateThatIsCutShortIsNamed() throws IOException {
    String state = state(128);
    Path metadata = folder.resolve("savepoint").resolve("_metadata");
    Files.write(metadata, List.of());

    assertThatThrownBy(() -> Savepoints.requireMaxParallelism(state, 128))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith("the state to start from cannot be read: " + state);
  }

  /** A savepoint's metadata, as Flink writes it, with operators of these max parallelisms. */
  private String state(int... maxParallelisms) throws IOException {
    List<OperatorState> operators =
        IntStream.range(0, maxParallelisms.length)
            .mapToObj(
                i -> new OperatorState("o" + i, "u" + i, new OperatorID(), 1, maxParallelisms[i]))
            .toList();
    Path savepoint = Files.createDirectories(folder.resolve("savepoint"));
    try (OutputStream out = Files.newOutputStream(savepoint.resolve("_metadata"))) {
      Checkpoints.storeCheckpointMetadata(new CheckpointMetadata(7, operators, List.of()), out);
    }
    return savepoint.toUri().toString();
  }
}
