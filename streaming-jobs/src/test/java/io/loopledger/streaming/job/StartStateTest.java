package io.loopledger.streaming.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptionsInternal;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartStateTest {
  private static final String JOB = "00000000000000000000000000000001";

  private final Path folder;
  private final Configuration cluster = new Configuration();

  StartStateTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void withoutAnyStateThereIsNone() {
    assertThat(choose()).isEmpty();
  }

  @Test
  void theNewestRetainedCheckpointIsTakenWhicheverJobMadeIt() throws IOException {
    state("checkpoints/other/chk-4", 4);
    cluster.set(PipelineOptionsInternal.PIPELINE_FIXED_JOB_ID, JOB);

    assertThat(choose())
        .hasValueSatisfying(state -> assertThat(state).hasToString("checkpoint 4 of job other"));
  }

  @Test
  void aNamedSavepointGoesBeforeTheCheckpointsOfAnotherJob() throws IOException {
    state("checkpoints/other/chk-9", 9);
    String savepoint = name(state("savepoint-1", 7));

    assertThat(choose()).contains(new StartState.Named(7, savepoint));
  }

  @Test
  void onlyTheJobManagerStartedAgainSoTheSameJobsCheckpointGoesBeforeItsOldSavepoint()
      throws IOException {
    state("checkpoints/" + JOB + "/chk-9", 9);
    name(state("savepoint-1", 7));
    cluster.set(PipelineOptionsInternal.PIPELINE_FIXED_JOB_ID, JOB);

    assertThat(choose())
        .hasValueSatisfying(state -> assertThat(state).hasToString("checkpoint 9 of job " + JOB));
  }

  @Test
  void aSavepointThatIsNewerThanTheSameJobsCheckpointsStands() throws IOException {
    state("checkpoints/" + JOB + "/chk-6", 6);
    String savepoint = name(state("savepoint-1", 7));
    cluster.set(PipelineOptionsInternal.PIPELINE_FIXED_JOB_ID, JOB);

    assertThat(choose()).contains(new StartState.Named(7, savepoint));
  }

  @Test
  void aNamedStateThatIsNotThereIsAnError() {
    cluster.set(StateRecoveryOptions.SAVEPOINT_PATH, folder.resolve("none").toUri().toString());

    assertThatThrownBy(this::choose)
        .hasMessageContaining("the state to start from cannot be read: " + folder.toUri());
  }

  private Optional<StartState> choose() {
    return StartState.choose(
        new CheckpointFolder(folder.resolve("checkpoints").toUri().toString()),
        GivenStart.of(cluster));
  }

  private String name(Path state) {
    String address = state.toUri().toString();
    cluster.set(StateRecoveryOptions.SAVEPOINT_PATH, address);
    return address;
  }

  private Path state(String name, long number) throws IOException {
    Path state = Files.createDirectories(folder.resolve(name));
    try (DataOutputStream out =
        new DataOutputStream(Files.newOutputStream(state.resolve("_metadata")))) {
      Checkpoints.storeCheckpointMetadata(
          new CheckpointMetadata(number, List.of(), List.of()), out);
    }
    return state;
  }
}
