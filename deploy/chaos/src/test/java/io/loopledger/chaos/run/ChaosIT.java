package io.loopledger.chaos.run;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A sample of the fault suite with all its servers. The long runs are {@code ./loopledger chaos}.
 */
@Timeout(value = 600, unit = SECONDS)
class ChaosIT {
  private static final ServerFiles SERVERS = ServerFiles.of(Path.of("../..").toAbsolutePath());

  @Test
  void aKilledTaskManagerLosesAndDoublesNothing(@TempDir Path folder) {
    List<String> screen = new ArrayList<>();
    Campaign campaign =
        new Campaign(
            new Campaign.Settings(
                3,
                1,
                2,
                200,
                2,
                Optional.of(Fault.KILL_TASKMANAGER),
                Optional.empty(),
                folder,
                SERVERS,
                1_000),
            screen::add);

    boolean isExact = campaign.run();

    assertThat(isExact).as(String.join("\n", screen)).isTrue();
    assertThat(campaign.results())
        .hasSize(2)
        .allSatisfy(
            result -> {
              assertThat(result.counts()).as(result.toString()).isTrue();
              assertThat(result.records()).isGreaterThan(200);
            });
    assertThat(new ProgressFile(folder).lastRound()).isEqualTo(2);
  }
}
