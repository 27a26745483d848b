package io.loopledger.close;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.catalog.reference.PeriodChange;
import io.loopledger.close.book.CheckResult;
import io.loopledger.close.book.CheckResult.Outcome;
import io.loopledger.close.book.Close;
import io.loopledger.close.book.CloseState;
import io.loopledger.close.check.BrandFacts;
import io.loopledger.close.check.ClosePolicy;
import io.loopledger.close.night.CloseCheckStep;
import io.loopledger.close.store.CloseDatabase;
import io.loopledger.close.store.CloseRows;
import io.loopledger.night.step.NightContext;
import io.loopledger.night.step.Severity;
import io.loopledger.night.step.StepReport;
import io.loopledger.rows.RowAppender;
import io.loopledger.schemas.entry.Deferred;
import io.loopledger.schemas.table.DeferredTable;
import io.loopledger.schemas.table.EntriesTable;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a close refuses, records and leaves, and how books are opened again. */
@ExtendWith(SharedLake.class)
class CloseIT {
  private static final Instant NOW = Instant.parse("2023-02-05T09:00:00.123456Z");
  private static final String BRAND = SharedLake.CEDAR;

  private final SharedLake.Running running;
  private BrandFacts.Breaks breaks = BrandFacts.Breaks.NONE;

  CloseIT(SharedLake.Running running) {
    this.running = running;
  }

  @BeforeAll
  static void prove(SharedLake.Running running) {
    Proofs.write(running.lake(), "night-close", true, Instant.parse("2023-02-02T02:30:00Z"));
  }

  @Test
  void openBreaksRefuseACloseAndNothingChanges() throws SQLException {
    breaks = new BrandFacts.Breaks(2, new BigDecimal("14.90"));

    CloseOutcome outcome = close("2022-01", BRAND, CloseRequest.Checks.BINDING);

    assertThat(outcome).isInstanceOf(CloseOutcome.Refused.class);
    assertThat(((CloseOutcome.Refused) outcome).checks())
        .filteredOn(CheckResult::isInTheWay)
        .containsExactly(
            new CheckResult(
                "breaks",
                BRAND,
                Outcome.FAILED,
                "2 open breaks of 14.90 EUR, but at most 0 of 0 EUR may be open; settle or accept"
                    + " them (./loopledger breaks list)"));
    assertThat(rows("2022-01")).isEmpty();
    assertThat(isClosed("2022-01")).isFalse();
  }

  @Test
  void aForcedCloseRecordsWhatItOverrode() throws SQLException {
    breaks = new BrandFacts.Breaks(2, new BigDecimal("14.90"));

    assertThat(close("2022-02", BRAND, CloseRequest.Checks.FORCED))
        .isInstanceOf(CloseOutcome.Done.class);

    Close close = rows("2022-02").getFirst();
    assertThat(close.isForced()).isTrue();
    assertThat(close.begun().at()).isEqualTo(NOW);
    assertThat(close.begun().reason()).isEqualTo("month-end close");
    assertThat(close.checks())
        .extracting(CheckResult::check, CheckResult::outcome)
        .contains(
            org.assertj.core.groups.Tuple.tuple("breaks", Outcome.FAILED),
            org.assertj.core.groups.Tuple.tuple("statements", Outcome.NOT_CHECKED));
  }

  @Test
  void aMonthThatHasNotEndedCannotEvenBeForced() throws SQLException {
    assertThat(close("2023-02", BRAND, CloseRequest.Checks.FORCED))
        .isInstanceOfSatisfying(
            CloseOutcome.Refused.class,
            refused ->
                assertThat(refused.checks())
                    .filteredOn(c -> c.outcome() == Outcome.IMPOSSIBLE)
                    .extracting(CheckResult::message)
                    .containsExactly(
                        "2023-02 has not ended in Europe/Berlin, where it is 2023-02-05; close it"
                            + " after its end"));
  }

  @Test
  void booksThatAreOpenedAndClosedAgainHaveTwoTagsAndBothStayReadable() throws SQLException {
    close("2022-03", BRAND, CloseRequest.Checks.BINDING);
    assertThat(isClosed("2022-03")).isTrue();
    assertThat(close("2022-03", BRAND, CloseRequest.Checks.BINDING))
        .isInstanceOf(CloseOutcome.AlreadyClosed.class);

    reopen("2022-03", BRAND);
    assertThat(isClosed("2022-03")).isFalse();
    Close first = rows("2022-03").getFirst();
    assertThat(first.state()).isEqualTo(CloseState.REOPENED);
    assertThat(first.reopenings().getFirst().act().reason()).isEqualTo("invoice of the carrier");
    assertThatThrownBy(() -> reopen("2022-03", BRAND))
        .isInstanceOf(CloseException.class)
        .hasMessage(
            "2022-03 of cedar is not closed by a close; ./loopledger close --list shows what is");

    sell("again", "2022-03-15T10:00:00Z");
    close("2022-03", BRAND, CloseRequest.Checks.BINDING);

    assertThat(rows("2022-03"))
        .extracting(Close::tag, Close::state)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("closed-2022-03-cedar", CloseState.REOPENED),
            org.assertj.core.groups.Tuple.tuple("closed-2022-03-cedar-2", CloseState.CLOSED));
    assertThat(atTag("closed-2022-03-cedar")).isEqualTo("-100.000000");
    assertThat(atTag("closed-2022-03-cedar-2")).isEqualTo("-200.000000");
    assertThat(
            texts(
                "SELECT close_id || ' ' || state || ' ' || reason FROM finance.closes"
                    + " WHERE close_period = '2022-03' AND brand = 'cedar' ORDER BY 1"))
        .containsExactly(
            "closed-2022-03-cedar CLOSED month-end close",
            "closed-2022-03-cedar REOPENED invoice of the carrier",
            "closed-2022-03-cedar-2 CLOSED month-end close");
  }

  /** Deferred events wait for birch here, so this close is forced. */
  @Test
  void aCloseOfAllBrandsCanBeOpenedForOneOfThem() throws SQLException {
    Instant recorded = Instant.parse("2022-12-20T08:00:00Z");
    RowAppender<Deferred> deferred = new RowAppender<>(running.lake(), DeferredTable.DEFINITION);
    String subject = "line:birch/V1";
    HandMade.take(
        running.book(),
        HandMade.sale(SharedLake.BIRCH, "V1", "2021-06-10T10:00:00Z", "11.90"),
        recorded);
    HandMade.take(
        running.book(),
        HandMade.event(
            "EventVoided",
            SharedLake.BIRCH,
            subject,
            "void-V1",
            "2021-06-11T10:00:00Z",
            "\"target_source\":\"/hand/birch\",\"target_id\":\"sale-V1\",\"revision\":1,\"reason\":\"twice\""),
        recorded);
    running.book().commit();
    deferred.write(waiting(subject, "void-V1", Deferred.Reason.WAITS_FOR_TARGET, recorded));
    deferred.write(waiting(subject, "void-V9", Deferred.Reason.WAITS_FOR_TARGET, recorded));
    deferred.write(waiting(subject, "gone-1", Deferred.Reason.CYCLE_EVICTED, recorded));
    deferred.commit();

    assertThat(
            ((CloseOutcome.Refused) close("2022-12", null, CloseRequest.Checks.BINDING)).checks())
        .filteredOn(CheckResult::isInTheWay)
        .extracting(CheckResult::brand, CheckResult::message)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "birch",
                "2 events in ops.deferred wait, the oldest since 2022-12-20T08:00:00Z; let the"
                    + " night rehydrate them, or send what they wait for"));
    close("2022-12", null, CloseRequest.Checks.FORCED);
    reopen("2022-12", BRAND);

    Close close = rows("2022-12").getFirst();
    assertThat(close.tag()).isEqualTo("closed-2022-12");
    assertThat(close.brands()).containsExactly("amber", "birch", "cedar");
    assertThat(close.state()).isEqualTo(CloseState.CLOSED);
    assertThat(close.activeBrands()).containsExactly("amber", "birch");
    assertThat(isClosed("2022-12")).isFalse();
    close("2022-12", BRAND, CloseRequest.Checks.BINDING);
    assertThat(rows("2022-12"))
        .extracting(Close::tag)
        .containsExactly("closed-2022-12", "closed-2022-12-cedar");
  }

  @Test
  void aReopeningThatWasCutIsFinishedAndNothingElseIsDoneBefore() throws SQLException {
    close("2022-06", BRAND, CloseRequest.Checks.BINDING);
    PeriodClose cut =
        new PeriodClose(
            parts(),
            ClosePolicy.DEFAULT,
            Clock.fixed(NOW, ZoneOffset.UTC),
            (step, detail) -> {
              if (step == CloseStep.POSTING) {
                throw new IllegalStateException("cut");
              }
            });
    assertThatThrownBy(() -> cut.reopen(request("2022-06", BRAND, "typo"))).hasMessage("cut");

    assertThatThrownBy(() -> close("2022-06", BRAND, CloseRequest.Checks.BINDING))
        .isInstanceOf(CloseException.class)
        .hasMessageContaining("finish it with --reopen first");
    reopen("2022-06", BRAND);

    Close close = rows("2022-06").getFirst();
    assertThat(close.state()).isEqualTo(CloseState.REOPENED);
    assertThat(close.reopenings()).hasSize(1);
    assertThat(close.reopenings().getFirst().act().reason()).isEqualTo("typo");
  }

  @Test
  void theNightSetsADroppedTagAgainAndTellsItEachTimeTheRunIsAsked() throws Exception {
    close("2022-04", BRAND, CloseRequest.Checks.BINDING);
    close("2022-05", BRAND, CloseRequest.Checks.BINDING);
    running
        .lake()
        .table(EntriesTable.DEFINITION)
        .manageSnapshots()
        .removeTag("closed-2022-04-cedar")
        .commit();
    parts()
        .references()
        .publish(
            new PeriodChange(
                BRAND, YearMonth.of(2022, 5), PeriodChange.Action.REOPEN, "x", NOW, "past it"));
    String repaired =
        "tag closed-2022-04-cedar was missing and was set again on ledger.entries; somebody dropped it";
    String past =
        "2022-05 is open for posting for cedar though closed-2022-05-cedar closed it; open it by"
            + " ./loopledger close --reopen, or close the calendar again";

    StepReport report = night("night-2023-02-04");

    assertThat(report.lines()).contains(repaired, past);
    assertThat(report.severity()).isEqualTo(Severity.NOTICE);
    assertThat(atTag("closed-2022-04-cedar", "2022-04")).isEqualTo("-100.000000");
    assertThat(night("night-2023-02-04")).isEqualTo(report);
    assertThat(night("night-2023-02-05").lines()).contains(past).doesNotContain(repaired);
  }

  @Test
  void theNightTellsWhatCouldBeClosed() throws Exception {
    assertThat(night("night-2023-02-06").lines())
        .anySatisfy(
            line -> assertThat(line).matches("2022-[0-9]{2} of cedar can(not)? be closed.*"));
  }

  private StepReport night(String runId) throws SQLException {
    return new CloseCheckStep(parts(), ClosePolicy.DEFAULT)
        .run(new NightContext(LocalDate.of(2023, 2, 4), NOW, runId, 1), (done, total, what) -> {});
  }

  private static Deferred waiting(
      String subject, String id, Deferred.Reason reason, Instant recorded) {
    return new Deferred(
        id,
        "/hand/birch",
        "EventVoided",
        subject,
        SharedLake.BIRCH,
        recorded,
        recorded,
        "sales",
        0,
        1,
        reason);
  }

  private void sell(String id, String time) {
    running.references().refresh();
    HandMade.take(running.book(), HandMade.sale(BRAND, id, time, "119.00"), NOW);
    running.book().commit();
  }

  private CloseParts parts() {
    CloseParts p = running.places().parts(running.lake());
    return new CloseParts(
        p.lake(),
        p.references(),
        p.trino(),
        p.database(),
        p.calendar(),
        (brand, day) -> breaks,
        null);
  }

  private CloseOutcome close(String period, @Nullable String brand, CloseRequest.Checks checks)
      throws SQLException {
    return closes()
        .close(new CloseRequest(YearMonth.parse(period), brand, "ada", "month-end close", checks));
  }

  private void reopen(String period, String brand) throws SQLException {
    assertThat(closes().reopen(request(period, brand, "invoice of the carrier")))
        .isInstanceOf(CloseOutcome.Done.class);
  }

  private static CloseRequest request(String period, String brand, String reason) {
    return new CloseRequest(
        YearMonth.parse(period), brand, "ada", reason, CloseRequest.Checks.BINDING);
  }

  private PeriodClose closes() {
    return new PeriodClose(
        parts(), ClosePolicy.DEFAULT, Clock.fixed(NOW, ZoneOffset.UTC), (step, detail) -> {});
  }

  private List<Close> rows(String period) {
    CloseDatabase database = running.places().database();
    return new CloseRows(database)
        .ofPeriod(YearMonth.parse(period)).stream()
            .filter(close -> !SharedLake.AMBER.equals(close.name().brand()))
            .filter(close -> !SharedLake.BIRCH.equals(close.name().brand()))
            .toList();
  }

  private boolean isClosed(String period) {
    running.references().refresh();
    return running.references().latest().calendar().isClosed(BRAND, YearMonth.parse(period));
  }

  private String atTag(String tag) throws SQLException {
    return atTag(tag, "2022-03");
  }

  private String atTag(String tag, String month) throws SQLException {
    return texts(
            "SELECT sum(amount) FROM ledger.entries FOR VERSION AS OF '%s' WHERE brand = 'cedar' AND account = 'revenue.products' AND business_date BETWEEN DATE '%s-01' AND DATE '%s-28'"
                .formatted(tag, month, month))
        .getFirst();
  }

  private List<String> texts(String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    running.trino().query(sql, row -> found.add(row.getString(1)));
    return found;
  }
}
