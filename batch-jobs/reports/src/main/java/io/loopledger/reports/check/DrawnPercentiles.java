package io.loopledger.reports.check;

import io.loopledger.catalog.impact.uncertainty.FactorDraws;
import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.metrics.Metric;
import io.loopledger.catalog.metrics.Metric.Simple;
import io.loopledger.catalog.metrics.sql.Aggregates;
import io.loopledger.documents.model.Cell.Statistic;
import io.loopledger.reports.source.ReportSource;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Percentiles of climate figures straight from entries and draws, for what views do not have: the
 * 50th, and periods of several months. Nearest rank over draws of the sum of amount times draw.
 */
final class DrawnPercentiles {
  private static final Map<Statistic, Integer> PERCENTS =
      Map.of(Statistic.P5, 5, Statistic.P50, 50, Statistic.P95, 95);

  private final ReportSource source;
  private final Catalog catalog;
  private final Aggregates aggregates;

  DrawnPercentiles(ReportSource source) {
    this.source = source;
    this.catalog = source.catalog();
    this.aggregates = new Aggregates(catalog.chart());
  }

  Map<List<String>, Map<Statistic, BigDecimal>> read(OriginReader.Group group) throws SQLException {
    Map<List<String>, Map<Statistic, BigDecimal>> read = new HashMap<>();
    source.query(
        sql(group),
        row -> {
          Map<Statistic, BigDecimal> figures = new HashMap<>();
          for (Statistic statistic : PERCENTS.keySet()) {
            figures.put(statistic, row.getBigDecimal(statistic.name()));
          }
          read.put(group.key(row), figures);
        });
    return read;
  }

  /** Stated amounts, for parts that the view cannot be asked for. */
  Map<List<String>, BigDecimal> amounts(OriginReader.Group group) throws SQLException {
    Map<List<String>, BigDecimal> amounts = new HashMap<>();
    source.query(
        "SELECT %ssum(amount) AS amount FROM (%s)%s"
            .formatted(group.names(), lines(group), OriginReader.groupBy(group)),
        row -> amounts.put(group.key(row), row.getBigDecimal("amount")));
    return amounts;
  }

  private String sql(OriginReader.Group group) {
    String names = group.names();
    String ranked =
        PERCENTS.entrySet().stream()
            .map(
                each ->
                    "CAST(round(element_at(drawn, %d), 6) AS decimal(38, 6)) AS %s"
                        .formatted(each.getValue() * FactorDraws.COUNT / 100, each.getKey()))
            .sorted()
            .reduce((a, b) -> a + ", " + b)
            .orElseThrow();
    return """
        SELECT %s%s
        FROM (
          SELECT %sarray_sort(array_agg(drawn)) AS drawn
          FROM (
            SELECT %sd.draw_no, sum(CAST(l.amount AS decimal(20, 6)) * d.draw) AS drawn
            FROM (
        %s
            ) l
            JOIN ref.factor_draws d
              ON d.factor_version = l.factors AND d.category_key = l.category_key
            GROUP BY %sd.draw_no
          )
          %s
        )
        WHERE cardinality(drawn) = %d"""
        .formatted(
            names,
            ranked,
            names,
            names,
            lines(group),
            names,
            OriginReader.groupBy(group),
            FactorDraws.COUNT);
  }

  private String lines(OriginReader.Group group) {
    List<String> terms = new ArrayList<>();
    List<String> conditions = new ArrayList<>();
    add(catalog.metric(group.metric()), BigDecimal.ONE, terms, conditions);
    return """
              SELECT %s factor_version AS factors,
                CASE WHEN strpos(factor_version, ':') > 0 THEN ''
                  ELSE lower(trim(regexp_replace(category, '\\s+', ' '))) END AS category_key,
                sum(%s) AS amount
              FROM ledger.entries
              WHERE %s AND (%s)
              GROUP BY %s%d, %d"""
        .formatted(
            group.columns(),
            String.join(" + ", terms),
            group.condition(group.days("business_date")),
            String.join(" OR ", conditions),
            ordinals(group),
            group.dimensions().size() + 1,
            group.dimensions().size() + 2);
  }

  private static String ordinals(OriginReader.Group group) {
    StringBuilder ordinals = new StringBuilder();
    for (int i = 1; i <= group.dimensions().size(); i++) {
      ordinals.append(i).append(", ");
    }
    return ordinals.toString();
  }

  private void add(Metric metric, BigDecimal by, List<String> terms, List<String> conditions) {
    switch (metric.definition()) {
      case Simple simple -> {
        String condition = aggregates.condition(simple).orElse("true");
        String value = simple.expr().map(expr -> expr.sql(name -> name)).orElse("1");
        conditions.add("(" + condition + ")");
        terms.add(
            "CASE WHEN %s THEN %s * (%s) ELSE 0 END"
                .formatted(condition, by.toPlainString(), value));
      }
      case Metric.Derived derived -> {
        Map<String, BigDecimal> coefficients = derived.expr().coefficients();
        derived
            .inputs()
            .forEach(
                input ->
                    add(
                        catalog.metric(input.name()),
                        by.multiply(coefficients.getOrDefault(input.alias(), BigDecimal.ZERO)),
                        terms,
                        conditions));
      }
      case Metric.Ratio ratio -> throw noSum(metric);
      case Metric.Cumulative cumulative -> throw noSum(metric);
    }
  }

  private static IllegalArgumentException noSum(Metric metric) {
    return new IllegalArgumentException(
        "%s is no sum; its percentiles cannot be read over entries"
            .formatted(metric.qualifiedName()));
  }
}
