package io.loopledger.night.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.night.run.NightHouse;
import io.loopledger.night.step.NightContext;
import io.loopledger.night.step.NightStep;
import io.loopledger.night.step.StepProgress;
import io.loopledger.night.step.StepReport;
import io.loopledger.night.store.NightDatabase;
import io.loopledger.night.store.NightLock;
import io.loopledger.night.testing.Nights;
import io.loopledger.night.testing.TestClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NightScheduleTest {
  private static final NightSchedule.Times TIMES =
      new NightSchedule.Times(
          "0 30 2 * * *", ZoneId.of("Europe/Berlin"), Duration.ofMillis(20), Duration.ofMinutes(5));

  private final TestClock clock = TestClock.ticking("2026-03-28T00:30:00Z");
  private final BlockingQueue<String> ran = new LinkedBlockingQueue<>();
  private Nights nights;

  @BeforeEach
  void oneNightHasRun(@TempDir Path home) throws Exception {
    nights = new Nights(home, clock).set("ZONE", "Europe/Berlin");
    try (NightSchedule schedule = NightSchedule.start(house(), TIMES)) {
      clock.set("2026-03-28T01:30:00Z");
      assertThat(next(schedule)).isEqualTo("2026-03-27 at 2026-03-28T01:30:00Z");
    }
  }

  @Test
  void theNextTimeIsKept() {
    assertThat(nights.work().query("SELECT execution_time AT TIME ZONE 'UTC' FROM scheduled_tasks"))
        .containsExactly("2026-03-29 01:30:00");
    assertThat(TIMES.next(Instant.parse("2026-03-29T01:30:00Z"))).isEqualTo("2026-03-30T00:30:00Z");
  }

  @Test
  void missedNightsAreCaughtUpInOrderOverTheChangeOfTheClocks() throws Exception {
    clock.set("2026-03-31T08:00:00Z");

    try (NightSchedule schedule = NightSchedule.start(house(), TIMES)) {
      assertThat(List.of(next(schedule), next(schedule), next(schedule)))
          .containsExactly(
              "2026-03-28 at 2026-03-29T01:30:00Z",
              "2026-03-29 at 2026-03-30T00:30:00Z",
              "2026-03-30 at 2026-03-31T00:30:00Z");
    }
    assertThat(ran).isEmpty();
  }

  @Test
  void byPolicyOnlyTheNewestNightIsRun() throws Exception {
    clock.set("2026-03-31T08:00:00Z");
    nights.set("CATCH_UP", "newest");

    try (NightSchedule schedule = NightSchedule.start(house(), TIMES)) {
      assertThat(next(schedule)).isEqualTo("2026-03-30 at 2026-03-31T00:30:00Z");
    }
    assertThat(ran).isEmpty();
    assertThat(nights.told())
        .contains(
            "Missed, and not run by the catch-up policy 'newest': 2026-03-28, 2026-03-29. To run one: ./loopledger nightly --date DATE");
  }

  @Test
  void byPolicyNoMissedNightIsRunButTheNextOneIs() throws Exception {
    clock.set("2026-03-31T08:00:00Z");
    nights.set("CATCH_UP", "none");

    try (NightSchedule schedule = NightSchedule.start(house(), TIMES)) {
      assertThat(schedule).isNotNull();
      nights.await("Missed, and not run by the catch-up policy 'none'");
    }
    // closed in between: the next time is taken from the moment at which the run before ends
    clock.set("2026-04-01T00:30:00Z");
    try (NightSchedule schedule = NightSchedule.start(house(), TIMES)) {
      assertThat(next(schedule)).isEqualTo("2026-03-31 at 2026-04-01T00:30:00Z");
    }
    assertThat(ran).isEmpty();
  }

  @Test
  void aNightThatIsRunByHandIsWaitedFor() throws Exception {
    NightHouse house = house();
    try (NightDatabase database = NightDatabase.open(house.settings().database())) {
      NightLock lock =
          ((NightLock.Answer.Ours) NightLock.ask(database, "--date 2026-03-28", clock)).lock();
      clock.set("2026-03-29T01:30:00Z");

      try (NightSchedule schedule = NightSchedule.start(house, TIMES)) {
        assertThat(schedule).isNotNull();
        nights.await("Problem: Another night is running: nightly --date 2026-03-28");
      }
      lock.close();
      clock.set("2026-03-29T01:36:00Z");
      try (NightSchedule schedule = NightSchedule.start(house, TIMES)) {
        assertThat(next(schedule)).isEqualTo("2026-03-28 at 2026-03-29T01:30:00Z");
      }
    }
  }

  @Test
  void ofTwoSchedulesOneRunsTheNight() throws Exception {
    clock.set("2026-03-28T10:00:00Z");

    try (NightSchedule one = NightSchedule.start(house(), TIMES);
        NightSchedule other = NightSchedule.start(house(), TIMES)) {
      clock.set("2026-03-29T01:30:00Z");
      assertThat(next(one)).isEqualTo("2026-03-28 at 2026-03-29T01:30:00Z");
      assertThat(other).isNotSameAs(one);
    }
    assertThat(ran).isEmpty();
  }

  private NightHouse house() {
    return nights.house(List.of(new Recorder()));
  }

  private String next(NightSchedule running) throws InterruptedException {
    assertThat(running).isNotNull();
    String night = ran.poll(60, TimeUnit.SECONDS);
    return night == null ? "no night" : night;
  }

  private final class Recorder implements NightStep {
    @Override
    public String name() {
      return "first";
    }

    @Override
    public StepReport run(NightContext context, StepProgress progress) {
      ran.add("%s at %s".formatted(context.businessDate(), context.nominalTime()));
      return StepReport.clean(Map.of(), List.of());
    }
  }
}
