package io.loopledger.nightkills;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A short sample of the suite: the first night is killed after its first step, the second within.
 */
class NightKillsIT {
  private static final Path SCRIPT = Path.of("../../loopledger").toAbsolutePath().normalize();

  @Test
  void nightsThatAreKilledLeaveWhatUndisturbedNightsLeave(@TempDir Path folder) throws Exception {
    List<String> said = new ArrayList<>();

    Campaign.Result result =
        new Campaign(SCRIPT, folder, new World.Plan(12, 2, 7), said::add).run();

    assertThat(result.differences()).as(String.join("\n", said)).isEmpty();
    assertThat(result.strikes()).isEqualTo(2);
  }
}
