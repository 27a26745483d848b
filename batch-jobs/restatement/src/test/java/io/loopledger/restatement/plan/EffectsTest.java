package io.loopledger.restatement.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.posting.Posting;
import io.loopledger.catalog.posting.SubjectLedger.Caused;
import io.loopledger.restatement.file.EffectCsv;
import io.loopledger.restatement.file.PlanJson;
import io.loopledger.restatement.plan.EffectLine.Value;
import io.loopledger.schemas.entry.Cause;
import io.loopledger.schemas.entry.Dimensions;
import io.loopledger.schemas.event.Origin;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Two units by hand: revenue of 100 and 50 pounds by another rate, CO2e by another factor. */
class EffectsTest {
  private static final YearMonth OPEN = YearMonth.parse("2026-12");

  private final Effects effects = new Effects();

  EffectsTest() {
    Effects other = new Effects();
    effects.add(
        subject(
            List.of(
                money("revenue.resale", -100, -115),
                money("clearing.sales", 100, 115),
                co2e("r1", -8)),
            List.of(
                new Caused(money("revenue.resale", 100, 115), Cause.RATE),
                new Caused(money("revenue.resale", -100, -120), Cause.RATE),
                new Caused(co2e("r1", 8), Cause.FACTOR),
                new Caused(co2e("r2", -9), Cause.FACTOR))));
    other.add(
        subject(
            List.of(money("revenue.resale", -50, -58)),
            List.of(new Caused(money("revenue.resale", 0, -2), Cause.RATE))));
    other.add(subject(List.of(money("revenue.resale", -10, -12)), List.of()));
    effects.addAll(other);
  }

  @Test
  void anAccountIsToldWithAllItsSubjectsAndOnlyWhereItChanges() {
    assertThat(EffectCsv.lines(effects.lines((brand, month) -> OPEN)))
        .containsExactly(
            "kind,brand,program,name,measure,method,factor_version,month,period,cause,published,"
                + "difference,restated,reporting_currency,reporting_published,reporting_difference,"
                + "reporting_restated,entries,subjects",
            "account,acme,again,co2e.avoided,kgCO2e,RESTART,r1,2026-11,2026-12,FACTOR,-8,8,0,,,,,1,1",
            "account,acme,again,co2e.avoided,kgCO2e,RESTART,r2,2026-11,2026-12,FACTOR,0,-9,-9,,,,,1,1",
            "account,acme,again,revenue.resale,GBP,,,2026-11,2026-12,RATE,-160,0,-160,EUR,-185,-7,-192,3,2");
  }

  @Test
  void aMetricFollowsFromItsAccountsWithItsOwnSign() {
    List<EffectLine> lines =
        new MetricEffects(Catalog.builtIn())
            .lines(effects.lines((brand, month) -> OPEN), effects.published());

    assertThat(lines)
        .filteredOn(line -> line.figure().name().equals("finance.net_revenue"))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.figure().measure()).isEqualTo("EUR");
              assertThat(line.published()).isEqualTo(value("185.000000"));
              assertThat(line.difference()).isEqualTo(value("7.000000"));
              assertThat(line.restated()).isEqualTo(value("192.000000"));
              assertThat(line.period()).isEqualTo(OPEN);
              assertThat(line.cause()).isEqualTo(Cause.RATE);
            });
  }

  @Test
  void metricsOfTheLedgerAreTold() {
    assertThat(new MetricEffects(Catalog.builtIn()).names())
        .contains("finance.net_revenue", "finance.contribution_2", "impact.avoided")
        .hasSizeGreaterThan(60)
        .doesNotHaveDuplicates();
  }

  @Test
  void aPlanIsReadAsItWasWritten() {
    List<EffectLine> lines = new ArrayList<>(effects.lines((brand, month) -> OPEN));
    Request request =
        new Request(
            new Target.Before("restate-v2-0a"),
            new Selection(
                Set.of("acme"), Set.of("again"), Set.of("unit:acme/1"), Selection.Reach.ALL),
            "wrong \"factors\"",
            "anna",
            Instant.parse("2026-12-01T02:30:00.123456Z"));
    RestatementPlan plan =
        new RestatementPlan(
            "reverse-1",
            request,
            17,
            new RestatementPlan.Counts(3, 9, 2, 1, 2, 5, 1, 4),
            Map.of("RESTATED_SINCE", 1L),
            lines);

    assertThat(PlanJson.read(PlanJson.write(plan))).isEqualTo(plan);
  }

  private static Value value(String amount) {
    return new Value(new BigDecimal(amount), BigDecimal.ZERO);
  }

  private static SubjectPlan subject(List<Posting> published, List<Caused> difference) {
    return new SubjectPlan(
        "unit:acme/1", 1, 1, 1, published, difference, Optional.empty(), Optional.empty());
  }

  private static Posting money(String account, long pounds, long euros) {
    return new Posting(
        key(
            account,
            "GBP",
            new Posting.Fx("EUR", new BigDecimal("1.1500000000"), LocalDate.of(2026, 11, 24)),
            null,
            null),
        pounds * 1_000_000,
        euros * 1_000_000);
  }

  private static Posting co2e(String factors, long kilograms) {
    return new Posting(
        key("co2e.avoided", "kgCO2e", null, "RESTART", factors), kilograms * 1_000_000, 0);
  }

  private static Posting.Key key(
      String account,
      String measure,
      Posting.@Nullable Fx fx,
      @Nullable String method,
      @Nullable String factors) {
    return new Posting.Key(
        new Posting.Header(
            "/shop",
            "e-1",
            1,
            new Dimensions("acme-group", "acme", "again", null, null, null, null, null, null),
            LocalDate.of(2026, 11, 25),
            Instant.parse("2026-11-25T10:00:00Z"),
            "2026-12",
            "unit-sold",
            Origin.REAL),
        account,
        measure,
        fx,
        null,
        method,
        factors);
  }
}
