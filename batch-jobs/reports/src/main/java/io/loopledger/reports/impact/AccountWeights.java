package io.loopledger.reports.impact;

import io.loopledger.catalog.metrics.Accounts;
import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.metrics.Metric;
import io.loopledger.catalog.metrics.Metric.Derived;
import io.loopledger.catalog.metrics.Metric.Simple;
import io.loopledger.catalog.metrics.Vocabulary.Agg;
import io.loopledger.catalog.metrics.expr.Filter;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** A metric of entries as a sum over accounts, each counted so many times. */
final class AccountWeights {
  private static final String AMOUNT = "amount";
  private static final String ACCOUNT = "entry__account";

  private AccountWeights() {}

  /**
   * How often the amount of each account counts, such as 0.001 for kilograms of grams.
   *
   * @throws IllegalArgumentException if the metric is no sum over accounts
   */
  static Map<String, BigDecimal> of(Catalog catalog, Metric metric) {
    Map<String, BigDecimal> weights = new TreeMap<>();
    add(catalog, metric, BigDecimal.ONE, weights);
    return weights;
  }

  private static void add(
      Catalog catalog, Metric metric, BigDecimal by, Map<String, BigDecimal> weights) {
    switch (metric.definition()) {
      case Simple simple -> {
        BigDecimal weight = by.multiply(weight(metric, simple));
        Accounts.matching(catalog.chart(), simple.filter())
            .forEach(account -> weights.merge(account.code(), weight, BigDecimal::add));
      }
      case Derived derived -> {
        Map<String, BigDecimal> coefficients = derived.expr().coefficients();
        for (Metric.Input input : derived.inputs()) {
          BigDecimal more = coefficients.getOrDefault(input.alias(), BigDecimal.ZERO);
          add(catalog, catalog.metric(input.name()), by.multiply(more), weights);
        }
      }
      case Metric.Ratio ratio -> throw noSum(metric);
      case Metric.Cumulative cumulative -> throw noSum(metric);
    }
  }

  private static BigDecimal weight(Metric metric, Simple simple) {
    boolean isSum =
        simple.model().equals("entries")
            && simple.agg() == Agg.SUM
            && simple.expr().isPresent()
            && simple.filter().isPresent()
            && simple.filter().get().leaves().stream()
                .allMatch(leaf -> Filter.reference(leaf).equals(ACCOUNT));
    if (!isSum) {
      throw noSum(metric);
    }
    Map<String, BigDecimal> coefficients = simple.expr().get().coefficients();
    BigDecimal weight = coefficients.get(AMOUNT);
    if (weight == null || coefficients.size() != 1) {
      throw noSum(metric);
    }
    return weight;
  }

  private static IllegalArgumentException noSum(Metric metric) {
    return new IllegalArgumentException(
        "%s is no sum of amounts over accounts; read it through its view"
            .formatted(metric.qualifiedName()));
  }
}
