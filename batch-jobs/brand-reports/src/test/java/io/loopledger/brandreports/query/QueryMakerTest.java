package io.loopledger.brandreports.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.brandreports.declaration.DatasetRequest;
import io.loopledger.brandreports.declaration.DatasetRequest.Grain;
import io.loopledger.brandreports.declaration.RowSource;
import io.loopledger.brandreports.period.ReportDays;
import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.metrics.Metric;
import io.loopledger.catalog.metrics.sql.PinnedQuery;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QueryMakerTest {
  private static final Catalog CATALOG = Catalog.builtIn();
  private static final PinnedQuery PINNED = new PinnedQuery(CATALOG, table -> Optional.of("7"));
  private static final ReportDays TWO_DAYS =
      new ReportDays(LocalDate.parse("2026-10-31"), LocalDate.parse("2026-11-01"));

  @Test
  void postingsAreAskedForDayByDayAtOneState() {
    ReportTable table =
        maker(Locale.ENGLISH)
            .of(
                new DatasetRequest.Rows(
                    "one",
                    RowSource.ENTRIES,
                    List.of("entry_id", "amount"),
                    Map.of("category", List.of("Tablet", "O'Neil"))));

    assertThat(table.queries())
        .containsExactly(
            """
            SELECT "entry_id", "amount"
            FROM (
            SELECT * FROM ledger."entries" FOR VERSION AS OF 7
            )
            WHERE "business_date" BETWEEN DATE '2026-10-31' AND DATE '2026-10-31'
              AND measure <> 'kgCO2e'
              AND "category" IN ('Tablet', 'O''Neil')
            ORDER BY "business_date" ASC NULLS LAST, "entry_id" ASC NULLS LAST""",
            """
            SELECT "entry_id", "amount"
            FROM (
            SELECT * FROM ledger."entries" FOR VERSION AS OF 7
            )
            WHERE "business_date" BETWEEN DATE '2026-11-01' AND DATE '2026-11-01'
              AND measure <> 'kgCO2e'
              AND "category" IN ('Tablet', 'O''Neil')
            ORDER BY "business_date" ASC NULLS LAST, "entry_id" ASC NULLS LAST""");
    assertThat(table.columns())
        .containsExactly(
            TableColumn.plain("entry_id", "Hash of what makes the entry.", true),
            TableColumn.plain(
                "amount", "Amount in the measure; money: debit positive, credit negative.", false));
  }

  @Test
  void eventsAreAskedForMonthByMonth() {
    ReportTable table =
        maker(Locale.ENGLISH)
            .of(
                new DatasetRequest.Rows(
                    "one",
                    RowSource.EVENTS,
                    List.of("business_date", "source", "event_id", "subject"),
                    Map.of()));

    assertThat(table.queries()).hasSize(2);
    assertThat(table.queries().getFirst())
        .contains("raw.events FOR VERSION AS OF 7")
        .contains("BETWEEN DATE '2026-10-31' AND DATE '2026-10-31'");
    assertThat(table.primaryKey())
        .containsExactly("business_date", "source", "event_id", "subject");
  }

  @Test
  void figuresHaveTheirKeysThenTheirPartsInTheWordsOfTheCatalog() {
    DatasetRequest.Figures request =
        new DatasetRequest.Figures(
            "one",
            List.of(metric("finance.contribution_2_share")),
            Grain.DAY,
            List.of("category"),
            Map.of("category", List.of("Tablet")));

    ReportTable table = maker(Locale.GERMAN).of(request);

    assertThat(table.columns().stream().map(TableColumn::name))
        .containsExactly(
            "business_date",
            "category",
            "reporting_currency",
            "contribution_2",
            "net_revenue",
            "contribution_2_share",
            "metric_versions");
    TableColumn share = table.columns().get(5);
    assertThat(share.title()).isEqualTo(metric("finance.contribution_2_share").meta().labelDe());
    assertThat(share.unit()).contains("ratio");
    assertThat(share.metric()).contains("finance.contribution_2_share");
    assertThat(table.time()).contains("business_date");
    assertThat(table.queries()).hasSize(1);
    assertThat(table.queries().getFirst())
        .contains("FOR VERSION AS OF 7")
        .endsWith(
            """
            WHERE "business_date" BETWEEN DATE '2026-10-31' AND DATE '2026-11-01'
              AND "category" IN ('Tablet')
            ORDER BY "business_date" ASC NULLS LAST, "category" ASC NULLS LAST,\
             "reporting_currency" ASC NULLS LAST""");
    assertThat(table.metrics()).containsExactly(metric("finance.contribution_2_share"));
  }

  @Test
  void anImpactNeverGoesWithoutIntervalMethodFactorsAndBoundary() {
    for (Metric metric : CATALOG.metrics()) {
      if (metric.meta().unit().isImpact()) {
        ReportTable table =
            maker(Locale.ENGLISH).of(new DatasetRequest.Impact("one", metric, List.of(), Map.of()));
        assertThat(table.columns().stream().map(TableColumn::name))
            .as(metric.name())
            .contains(
                "method",
                metric.name(),
                metric.name() + "_p5",
                metric.name() + "_p95",
                "factor_versions",
                "boundary",
                "metric_version");
      }
    }
  }

  /** Whose rows they are is up to the user who asks. */
  @Test
  void noQueryHasAConditionOnTheBrand() {
    ReportTable table =
        maker(Locale.ENGLISH)
            .of(
                new DatasetRequest.Figures(
                    "one",
                    List.of(metric("finance.net_revenue")),
                    Grain.MONTH,
                    List.of(),
                    Map.of()));

    assertThat(table.queries().getFirst()).doesNotContainPattern("brand\\W+(=|IN)");
  }

  private static QueryMaker maker(Locale locale) {
    return new QueryMaker(CATALOG, PINNED::sql, TWO_DAYS, locale);
  }

  private static Metric metric(String name) {
    return CATALOG.metric(name);
  }
}
