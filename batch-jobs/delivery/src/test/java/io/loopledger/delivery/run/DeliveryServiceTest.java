package io.loopledger.delivery.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.delivery.testing.Postgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveryServiceTest {
  @Test
  void itRunsWhenSomethingIsDueAndLooksAgainEachMinute(@TempDir Path home) throws Exception {
    TestHouse house =
        new TestHouse(home, Postgres.freshDatabase(), "2026-11-01T04:58:30Z").withFolder("files");
    List<Duration> waits = new ArrayList<>();
    List<RunResult> results = new ArrayList<>();
    DeliveryService service =
        new DeliveryService(
            house.run(),
            house.clock,
            most -> {
              waits.add(most);
              house.clock.plus(most);
              return waits.size() < 4;
            });

    service.serve("serve", results::add);

    assertThat(waits)
        .containsExactly(
            Duration.ofSeconds(60),
            Duration.ofSeconds(30),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60));
    RunResult nothing = new RunResult.Done(0, 0, 0, 0, List.of());
    assertThat(results)
        .containsExactly(nothing, nothing, new RunResult.Done(1, 0, 1, 1, List.of()), nothing);
  }
}
