package io.loopledger.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepSettingsTest {
  @TempDir private Path home = Path.of("");

  @Test
  void aPersonApprovesUnlessAPolicySaysOtherwise() {
    assertThat(StepSettings.of(home, Map.of()))
        .isEqualTo(new StepSettings(StepSettings.Corrections.ASK, Duration.ofMinutes(3)));
  }

  @Test
  void theEnvironmentGoesBeforeTheFile() throws IOException {
    write("proof-corrections=post\nposted-patience=30s\n");

    assertThat(StepSettings.of(home, Map.of("LOOPLEDGER_NIGHT_POSTED_PATIENCE", "2h")))
        .isEqualTo(new StepSettings(StepSettings.Corrections.POST, Duration.ofHours(2)));
  }

  @Test
  void whatIsWrongIsToldWithTheFix() throws IOException {
    write("proof-corrections=maybe\n");
    assertThatThrownBy(() -> StepSettings.of(home, Map.of()))
        .hasMessage(
            "proof-corrections is 'maybe'; it is 'ask' (a person approves) or 'post' (posted the"
                + " same night)");
    write("posted-patience=soon\n");
    assertThatThrownBy(() -> StepSettings.of(home, Map.of()))
        .hasMessage("posted-patience is 'soon'; write a number with s, min or h, such as 3min");
    write("proof-correction=post\n");
    assertThatThrownBy(() -> StepSettings.of(home, Map.of()))
        .hasMessage(
            "night-steps.properties: there is no setting 'proof-correction'; the settings are"
                + " proof-corrections and posted-patience");
  }

  private void write(String properties) throws IOException {
    Files.writeString(home.resolve("night-steps.properties"), properties);
  }
}
