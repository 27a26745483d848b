package io.loopledger.catalog.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.loopledger.catalog.chart.Chart;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever writes a wrong definition is told where it is, what is wrong and what to do. */
class RefusedDefinitionsTest {
  private static final String SIMPLE =
      """
      metrics:
        - name: fixed
          label: Fixed
          description: Repairs that succeeded.
          type: simple
          agg: sum
          expr: amount
          filter: "{{ Dimension('entry__account') }} = 'repairs.fixed'"
          config:
            meta:
              version: 1
              model: entries
              label_de: Erfolgreich
              description_de: Erfolgreiche Reparaturen.
              unit: unit
              decimals: 0
              owner: operations
              since: 0.5.0
              date_basis: business_date
              additivity: additive
              null_rule: 0 where nothing was posted
      """;

  private static final String RATIO =
      """
      metrics:
        - name: rate
          label: Rate
          description: Fixed / all.
          type: ratio
          numerator: fixed
          denominator: all_repairs
          config:
            meta:
              version: 1
              label_de: Quote
              description_de: Erfolgreiche / alle.
              unit: ratio
              decimals: 4
              owner: operations
              since: 0.5.0
              date_basis: business_date
              additivity: non_additive
              null_rule: null where the denominator is 0
      """;

  private static final String DERIVED =
      RATIO
          .replace("name: rate", "name: total")
          .replace("type: ratio", "type: derived")
          .replace(
              "    numerator: fixed\n    denominator: all_repairs\n",
              "    expr: fixed + all_repairs\n    input_metrics:\n      - name: fixed\n      - name: all_repairs\n")
          .replace("unit: ratio", "unit: unit")
          .replace("non_additive", "additive");

  private final Map<String, String> files =
      new TreeMap<>(
          Map.of(
              "models/entries.yaml",
              BuiltInFiles.read().getOrDefault("models/entries.yaml", ""),
              "operations/fixed.yaml",
              SIMPLE,
              "operations/all_repairs.yaml",
              SIMPLE
                  .replace("name: fixed", "name: all_repairs")
                  .replace("= 'repairs.fixed'", "IN ('repairs.fixed', 'repairs.end-of-life')"),
              "operations/rate.yaml",
              RATIO,
              "operations/total.yaml",
              DERIVED));

  @Test
  void theDefinitionsThatTheseTestsBreakAreRight() {
    assertThat(Catalog.of(files, Chart.builtIn()).metrics()).hasSize(4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          repairs.fixed' | repairs.fixt' | 2 | account 'repairs.fixt' is not in the chart of accounts | did you mean 'repairs.fixed'?
          expr: amount | expr: amuont | 2 | 'amuont' is no column of model 'entries' | did you mean 'amount'?
          entry__account | entry__acount | 2 | 'acount' is no column of model 'entries' | did you mean 'account'?
          entry__account | unit__account | 2 | the filter names 'unit__account' | dimensions of model 'entries' are written entry__column
          model: entries | model: entry | 2 | model 'entry' is not known | did you mean 'entries'?
          label: Fixed | labl: Fixed | 3 | 'labl' is not a key here | the keys are name, label, description, type, agg, expr, percentile, percentile_type, agg_time_dimension, filter, config
          label: Fixed | label: | 3 | 'label' has no text | write a text behind the colon
          unit: unit | unit: pieces | 15 | unit 'pieces' is not known | it is one of customer, d, g, h, kg, kgCO2e, min, ratio, reporting_currency, s, unit, or one over another such as reporting_currency/unit
          unit: unit | unit: kg | 2 | metric 'fixed' is in unit by its accounts, not in kg | write unit: unit
          agg: sum | agg: average | 6 | an average cannot be checked or summed | make a sum, a count, and a ratio of the two
          agg: sum | agg: total | 6 | agg 'total' is not known | it is sum, count, count_distinct, min, max, median, percentile
          agg: sum | agg: max | 2 | metric 'fixed' is called additive, but a max cannot be summed | write additivity: non_additive
          type: simple | type: plain | 5 | type 'plain' is not known | it is simple, ratio, derived or cumulative
          name: fixed | name: Fixed | 2 | name 'Fixed' cannot be the name of a view | use small letters, digits and underscores, beginning with a letter
          name: fixed | name: mended | 2 | metric 'mended' is in a file of another name | name the file mended.yaml or the metric fixed
          additivity: additive | additivity: yes | 20 | additivity 'yes' is not known | it is additive, semi_additive, non_additive
          decimals: 0 | decimals: none | 16 | 'decimals' is 'none' | write the number of digits that are shown, such as 2
          expr: amount | expr: reporting_amount | 2 | metric 'fixed' sums [reporting_amount] of accounts in unit | use amount: only money has a reporting amount
          expr: amount | expr: amount + | 7 | the expression 'amount +' has its end where a name or a number belongs | use names, numbers, + - * / and parentheses
          = 'repairs.fixed' | LIKE 'repairs.fixed' | 8 | the filter '{{ Dimension('entry__account') }} LIKE 'repairs.fixed'' has 'LIKE' where =, <>, <, <=, >, >=, IN or IS belongs | write it as {{ Dimension('entry__account') }} IN ('revenue.resale')
          = 'repairs.fixed' | IN ('repairs.fixed', 'mass.received') | 2 | metric 'fixed' sums accounts of different units: g, unit | filter for accounts of one unit
          """)
  void aWrongSimpleMetric(String right, String wrong, int line, String message, String fix) {
    files.remove("operations/rate.yaml");
    files.remove("operations/total.yaml");
    files.put("operations/fixed.yaml", SIMPLE.replace(right, wrong));

    assertThat(problems())
        .contains(new Problem(new Place("operations/fixed.yaml", line), message, fix));
  }

  @Test
  void aMissingGermanLabel() {
    files.put("operations/fixed.yaml", SIMPLE.replace("        label_de: Erfolgreich\n", ""));

    assertThat(problems().getFirst().toString())
        .isEqualTo(
            "operations/fixed.yaml:11: 'label_de' is missing; write the German name that people see");
  }

  @Test
  void keysInAnotherOrder() {
    files.put(
        "operations/fixed.yaml",
        SIMPLE
            .replace("    label: Fixed\n", "")
            .replace("    type: simple\n", "    type: simple\n    label: Fixed\n"));

    assertThat(problems().getFirst().message()).isEqualTo("'label' stands behind 'type'");
  }

  @Test
  void aKeyThatIsWrittenTwice() {
    files.put(
        "operations/fixed.yaml",
        SIMPLE.replace("    label: Fixed\n", "    label: Fixed\n    label: Mended\n"));

    assertThat(problems().getFirst())
        .isEqualTo(
            new Problem(
                new Place("operations/fixed.yaml", 4),
                "'label' stands here a second time",
                "write each key once; which of the two is meant?"));
  }

  @Test
  void aRatioOfRatios() {
    files.put(
        "operations/double_rate.yaml",
        RATIO
            .replace("name: rate", "name: double_rate")
            .replace("numerator: fixed", "numerator: rate"));

    assertThat(problems())
        .singleElement()
        .hasToString(
            "operations/double_rate.yaml:2: ratio 'double_rate' is made of 'rate', which cannot be summed;"
                + " use the sums behind it: a ratio of ratios is not what it seems");
  }

  @Test
  void anAdditiveMetricOfARate() {
    files.put(
        "operations/total.yaml",
        DERIVED
            .replace("expr: fixed + all_repairs", "expr: rate + all_repairs")
            .replace("- name: fixed", "- name: rate"));

    assertThat(problems().stream().map(Problem::message))
        .contains(
            "metric 'total' is called additive, but its inputs or its expression cannot be summed",
            "metric 'total' is in unit, its input 'rate' in ratio");
  }

  @Test
  void aMetricThatIsComputedFromItself() {
    files.put(
        "operations/total.yaml",
        DERIVED
            .replace("expr: fixed + all_repairs", "expr: more + all_repairs")
            .replace("- name: fixed", "- name: more"));
    files.put(
        "operations/more.yaml",
        DERIVED
            .replace("name: total", "name: more")
            .replace("expr: fixed + all_repairs", "expr: total + all_repairs")
            .replace("- name: fixed", "- name: total"));

    assertThat(problems().stream().map(Problem::message))
        .containsExactly(
            "metric 'more' is computed from itself: more -> total -> more",
            "metric 'total' is computed from itself: total -> more -> total");
  }

  @Test
  void anUnknownMetric() {
    files.put("operations/rate.yaml", RATIO.replace("numerator: fixed", "numerator: fixd"));

    assertThat(problems())
        .singleElement()
        .hasToString(
            "operations/rate.yaml:2: metric 'rate' uses 'fixd', which is not a metric; did you mean 'fixed'?");
  }

  @Test
  void anImpactMetricWithoutMethodAndInterval() {
    files.put(
        "impact/saved.yaml",
        SIMPLE
            .replace("name: fixed", "name: saved")
            .replace("repairs.fixed", "co2e.avoided")
            .replace("unit: unit", "unit: kgCO2e"));

    assertThat(problems().stream().map(Problem::message))
        .containsExactly(
            "impact metric 'saved' has no method", "impact metric 'saved' has no interval");
  }

  @Test
  void theSameNameTwice() {
    files.put("customers/fixed.yaml", SIMPLE);

    assertThat(problems().getFirst().message())
        .isEqualTo("metric 'fixed' is defined twice, also in customers/fixed.yaml:2");
  }

  @Test
  void aFileThatIsNotYaml() {
    files.put("operations/fixed.yaml", "metrics:\n  - name: a: b\n");

    assertThat(problems().getFirst().toString())
        .startsWith(
            "operations/fixed.yaml:2: this is not YAML: mapping values are not allowed here");
  }

  @Test
  void allProblemsAreToldAtOnce() {
    files.put(
        "operations/fixed.yaml",
        SIMPLE
            .replace("unit: unit", "unit: x")
            .replace("agg: sum", "agg: y")
            .replace("label: Fixed", "label:"));

    assertThat(problems().stream().map(problem -> problem.place().line())).startsWith(3, 6, 15);
  }

  @Test
  void aDatasetWithAnUnknownMetricAndDimension() {
    files.put(
        "datasets/dashboards/repairs.yaml",
        String.join(
            "\n",
            Arrays.asList(
                "name: repairs",
                "label: Repairs",
                "label_de: Reparaturen",
                "description: A row for each day.",
                "grain: day",
                "dimensions: [brand, brnd]",
                "metrics: [fixed, rat]")));

    assertThat(problems().stream().map(Problem::toString))
        .containsExactlyInAnyOrder(
            "datasets/dashboards/repairs.yaml:1: metric 'fixed' has no dimension 'brnd'; did you mean 'brand'?",
            "datasets/dashboards/repairs.yaml:1: dataset 'repairs' has 'rat', which is not a metric; did you mean 'rate'?");
  }

  private List<Problem> problems() {
    return catchThrowableOfType(
            InvalidCatalogException.class, () -> Catalog.of(files, Chart.builtIn()))
        .problems();
  }
}
