package io.loopledger.dayend.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.dayend.DayComputing;
import io.loopledger.dayend.DayEndResult;
import io.loopledger.dayend.Story;
import io.loopledger.night.step.NightContext;
import io.loopledger.night.step.Outage;
import io.loopledger.night.step.ServerDown;
import io.loopledger.night.step.Severity;
import io.loopledger.night.step.StepProgress;
import io.loopledger.night.step.StepReport;
import io.loopledger.night.step.StopRequested;
import io.loopledger.schemas.event.Documents.HoldingAccrued;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.LoopEnd.UnitWrittenDown;
import io.loopledger.schemas.money.Money;
import java.math.BigDecimal;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DayEndStepTest {
  private static final Money ONE = Money.of("1.00", "EUR");
  private static final Event ACCRUAL =
      Story.event(
          "period:hand/2022-06-30/holding/again",
          "h1",
          "2022-06-30T21:59:59Z",
          new HoldingAccrued(ONE, ONE, 1, 20));
  private static final Event WRITE_DOWN =
      Story.event(
          "unit:hand/1", "w1", "2022-06-30T21:59:59Z", new UnitWrittenDown(ONE, "worth less"));

  private final Path nights;
  private final List<Event> published = new ArrayList<>();

  DayEndStepTest(@TempDir Path nights) {
    this.nights = nights;
  }

  private static NightContext night(String runId, int attempt) {
    return new NightContext(
        LocalDate.parse("2022-06-30"), Instant.parse("2022-07-01T00:30:00Z"), runId, attempt);
  }

  private DayEndStep step(DayEndResult result) {
    return new DayEndStep((date, progress) -> result, published::addAll, nights);
  }

  @Test
  void itPublishesAndReportsByKind() throws Exception {
    StepReport report =
        step(new DayEndResult(List.of(ACCRUAL, WRITE_DOWN), List.of("a note"), List.of()))
            .run(night("night-2022-06-30", 1), (done, total, what) -> {});

    assertThat(published).containsExactly(ACCRUAL, WRITE_DOWN);
    assertThat(report.figures())
        .containsEntry("holding accruals", BigDecimal.ONE)
        .containsEntry("units written down", BigDecimal.ONE)
        .containsEntry("vouchers expired", BigDecimal.ZERO)
        .containsEntry("corrections", BigDecimal.ZERO);
    assertThat(report.severity()).isEqualTo(Severity.CLEAN);
    assertThat(report.lines()).containsExactly("a note");
  }

  /** Cut while it published: the same run does not decide anew, though the lake has changed. */
  @Test
  void aRunThatWasCutPublishesAndReportsWhatItHadDecided() throws Exception {
    DayEndResult decided = new DayEndResult(List.of(ACCRUAL), List.of(), List.of("one\nleft out"));
    DayEndStep cut =
        new DayEndStep(
            (date, progress) -> decided,
            events -> {
              throw new ServerDown("Kafka", null);
            },
            nights);
    assertThatThrownBy(() -> cut.run(night("night-2022-06-30", 1), (done, total, what) -> {}))
        .isInstanceOf(ServerDown.class);

    StepReport report =
        step(new DayEndResult(List.of(WRITE_DOWN), List.of(), List.of()))
            .run(night("night-2022-06-30", 2), (done, total, what) -> {});

    assertThat(published).containsExactly(ACCRUAL);
    assertThat(report.lines()).containsExactly("one left out");
    assertThat(report.findings()).isEqualTo(1);
    assertThat(report.severity()).isEqualTo(Severity.NOTICE);
  }

  @Test
  void anotherRunOfTheSameNightDecidesAnew() throws Exception {
    step(new DayEndResult(List.of(ACCRUAL), List.of(), List.of()))
        .run(night("night-2022-06-30", 1), (done, total, what) -> {});
    step(new DayEndResult(List.of(WRITE_DOWN), List.of(), List.of()))
        .run(night("night-2022-06-30-2", 1), (done, total, what) -> {});

    assertThat(published).containsExactly(ACCRUAL, WRITE_DOWN);
  }

  /** Worth waiting for: Trino is not there yet, or the catalog's PostgreSQL starts. */
  @Test
  void aServerThatIsAwayIsToldFromEverythingElse() {
    assertThatThrownBy(
            () -> failing(new SQLException("no answer", new ConnectException("refused"))))
        .satisfies(failure -> assertThat(Outage.of(failure)).isPresent());
    assertThatThrownBy(
            () -> failing(new IllegalStateException(new SQLException("starting up", "57P03"))))
        .satisfies(failure -> assertThat(Outage.of(failure)).isPresent());
    assertThatThrownBy(() -> failing(new SQLException("column 'x' cannot be resolved", "42000")))
        .isInstanceOf(SQLException.class)
        .hasMessage("column 'x' cannot be resolved")
        .satisfies(failure -> assertThat(Outage.of(failure)).isEmpty());
    assertThatThrownBy(() -> failing(new StopRequested("stop"))).isInstanceOf(StopRequested.class);
    assertThat(nights).isEmptyDirectory();
  }

  private void failing(Exception failure) throws Exception {
    new DayEndStep(
            (date, progress) -> {
              if (failure instanceof SQLException sql) {
                throw sql;
              }
              throw (RuntimeException) failure;
            },
            published::addAll,
            nights)
        .run(night("night-2022-06-30", 1), (done, total, what) -> {});
  }

  /** Missed nights follow each other faster than events are posted. */
  @Test
  void aNightWaitsUntilTheOneBeforeItIsPosted() throws Exception {
    step(new DayEndResult(List.of(WRITE_DOWN), List.of(), List.of()))
        .run(night("night-2022-06-30", 1), (done, total, what) -> {});
    List<Event> posted = new ArrayList<>();
    DayEndStep next =
        new DayEndStep(
            new DayComputing() {
              @Override
              public DayEndResult run(LocalDate date, StepProgress progress) {
                return new DayEndResult(List.of(ACCRUAL), List.of(), List.of());
              }

              @Override
              public long notPosted(List<Event> events) {
                return events.stream().filter(event -> !posted.contains(event)).count();
              }
            },
            published::addAll,
            nights);
    NightContext tomorrow =
        new NightContext(
            LocalDate.parse("2022-07-01"),
            Instant.parse("2022-07-02T00:30:00Z"),
            "night-2022-07-01",
            1);

    assertThatThrownBy(() -> next.run(tomorrow, (done, total, what) -> {}))
        .isInstanceOf(ServerDown.class)
        .hasMessageContaining("1 events of day-end-night-2022-06-30.jsonl are neither posted");
    assertThat(published).containsExactly(WRITE_DOWN);
    posted.add(WRITE_DOWN);
    next.run(tomorrow, (done, total, what) -> {});
    assertThat(published).containsExactly(WRITE_DOWN, ACCRUAL);
  }

  @Test
  void aDamagedPlanIsNamed() throws Exception {
    Path folder = Files.createDirectories(nights.resolve("2022-06-30"));
    Files.writeString(folder.resolve("day-end-night-2022-06-30.jsonl"), "{\"id\":\n");

    assertThatThrownBy(
            () ->
                step(new DayEndResult(List.of(), List.of(), List.of()))
                    .run(night("night-2022-06-30", 1), (done, total, what) -> {}))
        .hasMessageContaining("day-end-night-2022-06-30.jsonl is damaged");
  }
}
