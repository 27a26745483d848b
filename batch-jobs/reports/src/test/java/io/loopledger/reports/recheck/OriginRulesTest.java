package io.loopledger.reports.recheck;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.documents.model.Cell.Origin;
import io.loopledger.documents.model.Cell.Statistic;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OriginRulesTest {
  private static final Map<String, String> WHERE =
      Map.of("brand", "amber", "business_month", "2022-02", "method", "RESTART");

  private final OriginRules rules = new OriginRules(Catalog.builtIn());

  @Test
  void anOriginOfOursCanBeAsked() {
    assertThat(rules.problem(new Origin("impact.avoided", WHERE, Statistic.P50))).isEmpty();
  }

  @Test
  void nothingThatTheCatalogDoesNotKnowGoesIntoAQuery() {
    assertThat(problem("impact.unheard_of", "category", "Tablet"))
        .contains("metric is impact.unheard_of, which this release does not define");
    assertThat(problem("impact.avoided", "1) FROM raw.events --", "x"))
        .contains("dimension is 1) FROM raw.events --, which impact.avoided does not have");
  }

  @Test
  void aMonthHasToBeOne() {
    assertThat(problem("impact.avoided", "business_month", "2022-02' OR 1=1"))
        .hasValueSatisfying(
            why ->
                assertThat(why)
                    .startsWith("business_month of impact.avoided: period is '2022-02' OR 1=1';"));
  }

  @Test
  void methodsAreNeverAdded() {
    Origin origin =
        new Origin(
            "impact.avoided",
            Map.of("brand", "amber", "business_month", "2022-02"),
            Statistic.VALUE);

    assertThat(rules.problem(origin))
        .contains("impact.avoided has no method; methods are never added");
  }

  @Test
  void figuresAreSomebodys() {
    Origin origin =
        new Origin("impact.avoided", Map.of("business_month", "2022-02"), Statistic.VALUE);

    assertThat(rules.problem(origin))
        .contains(
            "dimensions of impact.avoided are {business_month=2022-02}; a tenant or a brand is missing");
  }

  private Optional<String> problem(String metric, String dimension, String value) {
    Map<String, String> where = new HashMap<>(WHERE);
    where.put(dimension, value);
    return rules.problem(new Origin(metric, where, Statistic.VALUE));
  }
}
