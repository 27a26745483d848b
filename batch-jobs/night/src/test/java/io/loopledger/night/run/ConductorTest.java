package io.loopledger.night.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.night.calendar.Decision.Wish;
import io.loopledger.night.step.NightStep;
import io.loopledger.night.step.ServerDown;
import io.loopledger.night.step.StepReport;
import io.loopledger.night.summary.NightSummary.State;
import io.loopledger.night.summary.StepSummary;
import io.loopledger.night.testing.Nights;
import io.loopledger.night.testing.TestClock;
import io.loopledger.night.testing.Work;
import io.loopledger.night.testing.WorkStep;
import io.loopledger.night.testing.WorkStep.Point;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConductorTest {
  private static final String NIGHT = "2026-11-25";

  private final TestClock clock = TestClock.standing("2026-11-26T03:00:00Z");
  private Path home;
  private Nights nights;
  private Work work;

  @BeforeEach
  void emptyDatabase(@TempDir Path folder) {
    home = folder;
    nights = new Nights(home, clock);
    work = nights.work();
  }

  @Test
  void everyStepRunsOnceInOrderAndTheSummaryIsWritten() throws Exception {
    var night = nights.run(NIGHT, step("first"), step("second"));

    assertThat(night.state()).isEqualTo(State.CLEAN);
    assertThat(nights.told())
        .containsExactly(
            "night-2026-11-25 attempt 1", "first 1/2", "first done", "second 2/2", "second done");
    assertThat(work.calls())
        .containsExactly("night-2026-11-25 first 1", "night-2026-11-25 second 1");
    assertThat(work.rows().getFirst()).isEqualTo("night-2026-11-25 first 1 2026-11-26T02:30:00Z");
    assertThat(home.resolve("nights/2026-11-25"))
        .isDirectoryContaining(file -> file.endsWith("summary.txt"))
        .isDirectoryContaining(file -> file.endsWith("summary.json"))
        .isDirectoryContaining(file -> file.endsWith("summary.html"))
        .isDirectoryNotContaining(file -> file.toString().endsWith(".part"));
  }

  @Test
  void aFailedNightGoesOnWithTheStepThatFailed() throws Exception {
    NightStep broken = failing("second", Point.MIDDLE, new IllegalStateException("disk is full"));

    var failed = nights.run(NIGHT, step("first"), broken, step("third"));
    var mended = nights.run(NIGHT, step("first"), step("second"), step("third"));

    assertThat(failed.state()).isEqualTo(State.FAILED);
    assertThat(failed.steps())
        .extracting(StepSummary::state)
        .containsExactly(
            StepSummary.State.DONE, StepSummary.State.FAILED, StepSummary.State.NOT_RUN);
    assertThat(failed.steps().get(1).problem()).isEqualTo("disk is full");
    assertThat(mended.state()).isEqualTo(State.CLEAN);
    assertThat(mended.attempt()).isEqualTo(2);
    assertThat(work.calls())
        .containsExactly(
            "night-2026-11-25 first 1", "night-2026-11-25 second 2", "night-2026-11-25 third 1");
    assertThat(work.rows()).hasSize(3 * Work.ITEMS).doesNotHaveDuplicates();
  }

  @Test
  void aFinishedNightIsRunAgainOnlyOnDemandAndAsAnotherRun() throws Exception {
    nights.run(NIGHT, step("first"));

    Result repeated = nights.run(Nights.wish(NIGHT), step("first"));
    Result again = nights.run(wish("", true), step("first"));

    assertThat(repeated).isInstanceOf(Result.AlreadyFinished.class);
    assertThat(((Result.Ran) again).night().runId()).isEqualTo("night-2026-11-25-2");
    assertThat(work.calls())
        .containsExactly("night-2026-11-25 first 1", "night-2026-11-25-2 first 1");
  }

  @Test
  void fromAStepTheEarlierOnesAreTakenOver() throws Exception {
    nights.run(NIGHT, step("first"), step("second"), step("third"));

    Result refused =
        nights.run(wish("second", false), step("first"), step("second"), step("third"));
    Result ran = nights.run(wish("second", true), step("first"), step("second"), step("third"));

    assertThat(refused)
        .isEqualTo(
            new Result.Refused(
                "The night of 2026-11-25 is finished; give --again to run it again from step 'second'"));
    assertThat(((Result.Ran) ran).night().steps())
        .extracting(StepSummary::state)
        .containsExactly(
            StepSummary.State.TAKEN_OVER, StepSummary.State.DONE, StepSummary.State.DONE);
    assertThat(work.calls())
        .containsExactly(
            "night-2026-11-25 first 1",
            "night-2026-11-25 second 1",
            "night-2026-11-25 third 1",
            "night-2026-11-25-2 second 1",
            "night-2026-11-25-2 third 1");
  }

  @Test
  void aRunFromAStepThatIsCutKeepsWhatItTookOver() throws Exception {
    nights.run(NIGHT, step("first"), step("second"));
    NightStep broken = failing("second", Point.START, new IllegalStateException("no"));

    nights.run(wish("second", true), step("first"), broken);
    var night = nights.run(NIGHT, step("first"), step("second"));

    assertThat(night.runId()).isEqualTo("night-2026-11-25-2");
    assertThat(night.state()).isEqualTo(State.CLEAN);
    assertThat(night.steps().getFirst().state()).isEqualTo(StepSummary.State.TAKEN_OVER);
    assertThat(work.calls())
        .containsExactly(
            "night-2026-11-25 first 1", "night-2026-11-25 second 1", "night-2026-11-25-2 second 2");
  }

  @Test
  void theNominalTimeIsFixedByTheFirstAttempt() throws Exception {
    nights.run(NIGHT, failing("first", Point.MIDDLE, new IllegalStateException("no")));
    nights.set("TIME", "05:00").run(NIGHT, step("first"));

    assertThat(work.rows()).allMatch(row -> row.endsWith("2026-11-26T02:30:00Z"));
  }

  @Test
  void aServerThatIsDownIsWaitedFor() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    NightStep step =
        incident(
            "first",
            Point.MIDDLE,
            () -> {
              if (calls.incrementAndGet() <= 3) {
                throw new ServerDown("Trino at 127.0.0.1:1", new ConnectException("refused"));
              }
            });

    var night = nights.run(NIGHT, step);

    assertThat(night.state()).isEqualTo(State.CLEAN);
    assertThat(night.steps().getFirst().tries()).isEqualTo(4);
    assertThat(nights.told())
        .contains(
            "waiting 1 ms for Trino at 127.0.0.1:1, 1 of 8",
            "waiting 2 ms for Trino at 127.0.0.1:1, 2 of 8",
            "waiting 4 ms for Trino at 127.0.0.1:1, 3 of 8");
    assertThat(work.rows()).hasSize(Work.ITEMS).doesNotHaveDuplicates();
  }

  @Test
  void aServerThatStaysDownFailsTheStep() throws Exception {
    nights.set("RETRY_TIMES", "2");

    var night = nights.run(NIGHT, failing("first", Point.START, new ServerDown("Kafka", null)));

    assertThat(night.state()).isEqualTo(State.FAILED);
    assertThat(night.steps().getFirst().problem())
        .isEqualTo(
            "Kafka does not answer. Tried 3 times in 0.0 s; start it, or raise LOOPLEDGER_NIGHT_RETRY_TIMES");
    assertThat(work.calls()).containsExactly("night-2026-11-25 first 3");
  }

  @Test
  void theNightOutlivesItsDatabaseGoingAwayInAStep() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    NightStep step =
        incident(
            "second",
            Point.MIDDLE,
            () -> {
              if (calls.incrementAndGet() == 1) {
                endEverySession();
              }
            });

    var night = nights.run(NIGHT, step("first"), step, step("third"));

    assertThat(night.state()).isEqualTo(State.CLEAN);
    assertThat(work.rows()).hasSize(3 * Work.ITEMS).doesNotHaveDuplicates();
    assertThat(work.calls().getFirst()).isEqualTo("night-2026-11-25 first 1");
    assertThat(nights.told()).contains("waiting 1 ms for PostgreSQL of the night, 1 of 8");
  }

  @Test
  void aNightThatIsToStopIsStoppedAndGoesOnLater() throws Exception {
    NightStep stopping = incident("second", Point.START, () -> nights.stop().request("SIGTERM"));

    var stopped = nights.run(NIGHT, step("first"), stopping, step("third"));
    var night = nights.run(NIGHT, step("first"), step("second"), step("third"));

    assertThat(stopped.state()).isEqualTo(State.STOPPED);
    assertThat(stopped.steps())
        .extracting(StepSummary::state)
        .containsExactly(
            StepSummary.State.DONE, StepSummary.State.STOPPED, StepSummary.State.NOT_RUN);
    assertThat(night.state()).isEqualTo(State.CLEAN);
    assertThat(work.calls())
        .containsExactly(
            "night-2026-11-25 first 1", "night-2026-11-25 second 2", "night-2026-11-25 third 1");
  }

  @Test
  void ofTwoRunnersTheSecondIsToldWhoIsFirst() throws Exception {
    List<Outcome> second = new ArrayList<>();
    NightHouse other = nights.house(List.of(step("first")));
    NightStep step =
        incident(
            "first",
            Point.MIDDLE,
            () -> second.add(other.conduct("other", conductor -> conductor.due(true))));

    nights.run(NIGHT, step);

    assertThat(second).hasSize(1);
    assertThat(((Outcome.Busy) second.getFirst()).holder())
        .matches(
            "nightly a test, process %d, 2026-11-26T03:00:00Z, at .*, since .*"
                .formatted(ProcessHandle.current().pid()));
    assertThat(work.calls()).containsExactly("night-2026-11-25 first 1");
  }

  @Test
  void missedNightsAreCaughtUpInOrderAndBounded() throws Exception {
    nights.run("2026-11-20", step("first"));
    nights.set("CATCH_UP_LIMIT", "3");
    nights.told().clear();

    nights.due(true, step("first"));

    assertThat(nights.told())
        .containsExactly(
            "Catching up 3 nights: 2026-11-21, 2026-11-22, 2026-11-23",
            "Due too, but left for the next run: 2026-11-24, 2026-11-25",
            "night-2026-11-21 attempt 1",
            "first 1/1",
            "first done",
            "night-2026-11-22 attempt 1",
            "first 1/1",
            "first done",
            "night-2026-11-23 attempt 1",
            "first 1/1",
            "first done");
  }

  @Test
  void aNightThatFailsHoldsUpTheLaterOnes() throws Exception {
    nights.run("2026-11-20", step("first"));

    nights.due(true, failing("first", Point.END, new IllegalStateException("no")));

    assertThat(work.calls())
        .containsExactly("night-2026-11-20 first 1", "night-2026-11-21 first 1");
    assertThat(nights.told())
        .contains("Later nights wait until the night of 2026-11-21 is finished.");
  }

  @Test
  void anAttemptWhoseEndCouldNotBeNotedGoesOn() throws Exception {
    nights.run(NIGHT, failing("first", Point.END, new IllegalStateException("no")));
    work.update("UPDATE batch_step_execution SET status = 'UNKNOWN'");
    work.update("UPDATE batch_job_execution SET status = 'UNKNOWN'");

    var night = nights.run(NIGHT, step("first"));

    assertThat(night.state()).isEqualTo(State.CLEAN);
    assertThat(work.rows()).hasSize(Work.ITEMS).doesNotHaveDuplicates();
  }

  @Test
  void theSummaryOfANightWhoseProcessWasKilledBeforeItWasWrittenIsWrittenLater() throws Exception {
    nights.run(NIGHT, step("first"));
    Path page = home.resolve("nights/2026-11-25/summary.html");
    String whole = Files.readString(page);
    Files.delete(page);

    nights.due(true, step("first"));

    assertThat(page).hasContent(whole);
  }

  @Test
  void aStepThatThrowsAnErrorFailsTheNight() throws Exception {
    NightStep step =
        new NightStep() {
          @Override
          public String name() {
            return "first";
          }

          @Override
          public StepReport run(
              io.loopledger.night.step.NightContext context,
              io.loopledger.night.step.StepProgress progress) {
            throw new AssertionError("never");
          }
        };

    var night = nights.run(NIGHT, step, step("second"));

    assertThat(night.state()).isEqualTo(State.FAILED);
    assertThat(night.steps().getFirst().problem())
        .isEqualTo("it ended without a report; the log says more");
  }

  private NightStep step(String name) {
    return new WorkStep(name, work);
  }

  private NightStep failing(String name, Point where, RuntimeException failure) {
    return incident(
        name,
        where,
        () -> {
          throw failure;
        });
  }

  private NightStep incident(String name, Point where, Happening happening) {
    return new WorkStep(
        name,
        work,
        0,
        (point, context, progress) -> {
          if (point == where) {
            happening.happen();
          }
        });
  }

  private interface Happening {
    void happen() throws Exception;
  }

  private void endEverySession() throws Exception {
    try (Connection connection = DriverManager.getConnection(work.url());
        var statement = connection.createStatement()) {
      statement.execute(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
              + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
    }
  }

  private static Wish wish(String fromStep, boolean again) {
    return new Wish(
        LocalDate.parse(NIGHT),
        fromStep.isEmpty() ? Optional.empty() : Optional.of(fromStep),
        again);
  }
}
