package io.loopledger.catalog.metrics.explain;

import static io.loopledger.catalog.metrics.explain.HandMadeAnswers.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.metrics.Metric;
import io.loopledger.catalog.metrics.explain.Node.Kind;
import io.loopledger.catalog.metrics.sql.PinnedQuery;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Figures of rows made by hand, taken apart. */
class ExplainerTest {
  private static final Catalog CATALOG = Catalog.builtIn();
  private static final String INPUTS = "GROUPING SETS";
  private static final String SUBJECTS = "shown_subject";
  private static final String ENTRIES = "shown_entry";
  private static final String TOTAL = "coalesce(sum(";

  /** In contribution 2 and not in net revenue. */
  private static final String COST = "cost.disposal";

  private final HandMadeAnswers answers = new HandMadeAnswers();

  private static final AnswerRow[] EURO = {
    row(
        "kind",
        7,
        "row_count",
        4,
        "event_count",
        3,
        "subject_count",
        2,
        "imputed_count",
        1,
        "first_day",
        "2026-10-01",
        "last_day",
        "2026-10-09"),
    row("kind", 3, "origin", "simulated", "row_count", 3),
    row("kind", 3, "origin", "real", "row_count", 1),
    row("kind", 5, "reporting_currency", "EUR", "row_count", 4),
    row("kind", 6, "method", null, "row_count", 4)
  };

  private static AnswerRow subject(String account, String subject, String value, int rows) {
    return row(
        "account",
        account,
        "rule",
        "unit-sold",
        "rule_version",
        "2026-12",
        "tax_rule",
        null,
        "rate_version",
        "r1",
        "shown_subject",
        subject,
        "value",
        value,
        "row_count",
        rows,
        "subject_count",
        1);
  }

  private static AnswerRow others(String account, String value, int rows, int subjects) {
    return row(
        "account",
        account,
        "rule",
        "unit-sold",
        "rule_version",
        "2026-12",
        "tax_rule",
        null,
        "rate_version",
        "r1",
        "shown_subject",
        null,
        "value",
        value,
        "row_count",
        rows,
        "subject_count",
        subjects);
  }

  private static AnswerRow entry(String account, String subject, String id, String value) {
    return row(
        "account",
        account,
        "rule",
        "unit-sold",
        "rule_version",
        "2026-12",
        "tax_rule",
        null,
        "rate_version",
        "r1",
        "subject",
        subject,
        "shown_entry",
        id,
        "value",
        value,
        "row_count",
        1,
        "event_id",
        "event-" + id);
  }

  private void revenueOf100() {
    answers
        .when(List.of(INPUTS), EURO)
        .when(
            List.of(SUBJECTS, COST),
            subject("revenue.resale", "unit:a/1", "60.5", 1),
            subject("cost.disposal", "unit:a/1", "-25.25", 1))
        .when(
            List.of(SUBJECTS),
            subject("revenue.resale", "unit:a/1", "60.5", 1),
            others("revenue.resale", "45.0", 2, 2),
            subject("revenue.discounts", "unit:a/1", "-5.5", 1))
        .when(
            List.of(ENTRIES, COST),
            entry("revenue.resale", "unit:a/1", "e1", "60.5"),
            entry("cost.disposal", "unit:a/1", "e9", "-25.25"))
        .when(
            List.of(ENTRIES),
            entry("revenue.resale", "unit:a/1", "e1", "60.5"),
            entry("revenue.discounts", "unit:a/1", "e2", "-5.5"))
        .when(List.of(TOTAL, COST), row("value", "35.25", "row_count", 2))
        .when(List.of(TOTAL), row("value", "100.0", "row_count", 4));
  }

  @Test
  void aSumIsTakenApartToEntries() {
    revenueOf100();

    Explained explained = explain("finance.net_revenue", "brand = 'a'", 9);

    assertThat(explained.problems()).isEmpty();
    assertThat(outline(explained.root()))
        .containsExactly(
            "METRIC finance.net_revenue 100.0 EUR 4",
            " ACCOUNT revenue.resale 105.5 EUR 3",
            "  RULE unit-sold 105.5 EUR 3",
            "   SUBJECT unit:a/1 60.5 EUR 1",
            "    ENTRY e1 60.5 EUR 1",
            "   OTHERS subjects 45.0 EUR 2",
            " ACCOUNT revenue.discounts -5.5 EUR 1",
            "  RULE unit-sold -5.5 EUR 1",
            "   SUBJECT unit:a/1 -5.5 EUR 1",
            "    ENTRY e2 -5.5 EUR 1");
    assertThat(explained.inputs())
        .singleElement()
        .satisfies(
            inputs -> {
              assertThat(inputs.events()).contains(3L);
              assertThat(inputs.byOrigin()).containsEntry("simulated", 3L);
              assertThat(inputs.days()).containsExactly("2026-10-01", "2026-10-09");
            });
  }

  @Test
  void everyQuestionReadsTheSameSnapshotUnderTheSameCondition() {
    revenueOf100();

    explain("finance.net_revenue", "brand = 'a'", 9);

    assertThat(answers.questions()).hasSize(5);
    assertThat(answers.questions())
        .allSatisfy(
            sql ->
                assertThat(sql)
                    .contains("FROM ledger.\"entries\" FOR VERSION AS OF 17")
                    .contains("brand = 'a'"));
    assertThat(answers.questions().subList(1, 5))
        .allSatisfy(sql -> assertThat(sql).contains("reporting_currency = 'EUR'"));
  }

  @Test
  void aRatioHasItsPartsAndIsTheirQuotient() {
    revenueOf100();

    Explained explained = explain("finance.contribution_2_share", "", 1);

    assertThat(explained.problems()).isEmpty();
    assertThat(outline(explained.root()))
        .containsExactly(
            "METRIC finance.contribution_2_share 0.352500000000 ratio 6",
            " METRIC finance.contribution_2 35.25 EUR 2",
            " METRIC finance.net_revenue 100.0 EUR 4");
  }

  @Test
  void aLevelThatDoesNotAddUpIsToldWithItsPlace() {
    revenueOf100();
    HandMadeAnswers wrong =
        new HandMadeAnswers()
            .when(List.of(ENTRIES), entry("revenue.resale", "unit:a/1", "e1", "60.49"));
    Explained explained =
        new Explainer(
                CATALOG, pinned(), sql -> sql.contains(ENTRIES) ? wrong.to(sql) : answers.to(sql))
            .explain(question("finance.net_revenue", "", 9));

    assertThat(explained.problems())
        .containsExactly(
            "finance.net_revenue > revenue.resale > unit-sold > unit:a/1 is 60.5, but its parts sum to"
                + " 60.49");
  }

  @Test
  void aFigureThatItsAccountsDoNotMakeIsTold() {
    revenueOf100();
    Explained explained =
        new Explainer(
                CATALOG,
                pinned(),
                sql ->
                    sql.contains(TOTAL)
                        ? List.of(row("value", "100.01", "row_count", 5))
                        : answers.to(sql))
            .explain(question("finance.net_revenue", "", 9));

    assertThat(explained.problems())
        .containsExactly(
            "finance.net_revenue is 100.01, but its parts sum to 100.0",
            "finance.net_revenue has 5 rows, but its parts have 4");
  }

  @Test
  void figuresOfSeveralCurrenciesAreNeverAdded() {
    answers.when(
        List.of(INPUTS),
        row("kind", 7, "row_count", 2),
        row("kind", 5, "reporting_currency", "GBP", "row_count", 1),
        row("kind", 5, "reporting_currency", "EUR", "row_count", 1));

    assertThatThrownBy(() -> explain("finance.net_revenue", "", 9))
        .hasMessage(
            "finance.net_revenue has rows of several reporting currencies here, which are never added:"
                + " EUR, GBP. Ask for one with --where \"reporting_currency = 'EUR'\"");
  }

  @Test
  void aClimateFigureHasItsIntervalAndWhatItsFactorsRestOn() {
    answers
        .when(
            List.of(INPUTS),
            row("kind", 7, "row_count", 2, "event_count", 2, "subject_count", 2),
            row("kind", 6, "method", "RESTART", "row_count", 2))
        .when(
            List.of(SUBJECTS),
            row(
                "account",
                "co2e.avoided",
                "method",
                "RESTART",
                "factor_version",
                "restart-2021-r2",
                "category_key",
                "tablet",
                "rule_version",
                "2026-12",
                "shown_subject",
                "unit:a/1",
                "value",
                "100.000000",
                "row_count",
                2,
                "subject_count",
                1))
        .when(List.of(TOTAL), row("value", "100.000000", "row_count", 2));

    Explained explained = explain("impact.avoided", "", 2);

    ImpactEvidence impact = explained.impact().orElseThrow();
    assertThat(impact.p5().orElseThrow()).isLessThan(new BigDecimal("100"));
    assertThat(impact.p95().orElseThrow()).isGreaterThan(new BigDecimal("100"));
    assertThat(impact.entriesByBasis()).containsExactly(Map.entry("assumed", 2L));
    Node factors = explained.root().parts().getFirst().parts().getFirst();
    assertThat(factors.kind()).isEqualTo(Kind.FACTORS);
    assertThat(factors.facts()).containsEntry("basis", "assumed");
    assertThat(factors.parts()).isEmpty();
  }

  @Test
  void aFigureOverAViewIsTakenApartByTheDimensionThatTellsMostAndItsRows() {
    answers
        .when(
            List.of(INPUTS),
            row("kind", 7, "row_count", 3, "first_day", "2026-10-01", "last_day", "2026-10-02"),
            row("kind", 5, "reporting_currency", "EUR", "row_count", 3))
        .when(
            List.of("UNNEST"),
            row("dimension", "brand", "item", "a", "row_count", 3),
            row("dimension", "category", "item", "Shoe", "row_count", 2),
            row("dimension", "category", "item", "Jacket", "row_count", 1))
        .when(
            List.of("shown_place"),
            row(
                "item",
                "Shoe",
                "shown_place",
                1,
                "value",
                "7",
                "row_count",
                1,
                "subject",
                "unit:a/1",
                "business_date",
                "2026-10-01"),
            row("item", "Shoe", "shown_place", null, "value", "1", "row_count", 1),
            row(
                "item",
                "Jacket",
                "shown_place",
                1,
                "value",
                "-3",
                "row_count",
                1,
                "subject",
                "unit:a/3"))
        .when(
            List.of("AS item"),
            row("item", "Jacket", "value", "-3", "row_count", 1),
            row("item", "Shoe", "value", "8", "row_count", 2))
        .when(List.of(TOTAL), row("value", "5", "row_count", 3));

    Explained explained = explain("finance.closed_contribution_2", "", 9);

    assertThat(explained.problems()).isEmpty();
    assertThat(outline(explained.root()))
        .containsExactly(
            "METRIC finance.closed_contribution_2 5 EUR 3",
            " DIMENSION Shoe 8 EUR 2",
            "  ROW unit:a/1 7 EUR 1",
            "  OTHERS rows 1 EUR 1",
            " DIMENSION Jacket -3 EUR 1",
            "  ROW unit:a/3 -3 EUR 1");
    assertThat(answers.questions())
        .allSatisfy(sql -> assertThat(sql).startsWith("WITH finance__unit_results AS ("));
  }

  private Explained explain(String metric, String where, int depth) {
    return new Explainer(CATALOG, pinned(), answers).explain(question(metric, where, depth));
  }

  private static PinnedQuery pinned() {
    return new PinnedQuery(CATALOG, table -> Optional.of("17"));
  }

  private static Question question(String name, String where, int depth) {
    Metric metric = CATALOG.metric(name);
    return new Question(metric, new WhereReader(CATALOG, metric).read(where), depth, 3);
  }

  private static List<String> outline(Node node) {
    List<String> lines = new ArrayList<>();
    BigDecimal value = node.value();
    lines.add(
        "%s %s %s %s %d"
            .formatted(
                node.kind(),
                node.name(),
                value == null ? "-" : value.toPlainString(),
                node.unit(),
                node.rows()));
    node.parts().forEach(part -> outline(part).forEach(line -> lines.add(" " + line)));
    return lines;
  }
}
