package io.loopledger.local.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FlinkJobsTest {
  @Test
  void aJobIsReadyWhenAllItsTasksRun() throws IOException {
    assertThat(obstacle("RUNNING", 4, 4)).isEmpty();
    assertThat(obstacle("RUNNING", 4, 3)).contains("the job is RUNNING, 3 of 4 tasks run");
    assertThat(obstacle("RESTARTING", 4, 4)).isPresent();
    assertThat(obstacle("RUNNING", 0, 0)).isPresent();
  }

  @Test
  void noJobIsNotReady() throws IOException {
    assertThat(FlinkJobs.obstacle(new ObjectMapper().readTree("{\"jobs\":[]}")))
        .contains("there is no job yet");
  }

  @Test
  void aClosedPortIsNoCheckpoint() {
    assertThat(new FlinkJobs(1).completedCheckpoint()).isEmpty();
    assertThat(new FlinkJobs(1).obstacle()).isPresent();
  }

  private static Optional<String> obstacle(String state, int total, int running)
      throws IOException {
    String json =
        "{\"jobs\":[{\"state\":\"%s\",\"tasks\":{\"total\":%d,\"running\":%d}}]}"
            .formatted(state, total, running);
    return FlinkJobs.obstacle(new ObjectMapper().readTree(json));
  }
}
