package io.loopledger.metricscheck.refold;

import io.loopledger.catalog.chart.Account;
import io.loopledger.catalog.impact.Combination;
import io.loopledger.catalog.impact.uncertainty.Interval;
import io.loopledger.catalog.metrics.Accounts;
import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.metrics.Metric;
import io.loopledger.catalog.metrics.Metric.Derived;
import io.loopledger.catalog.metrics.Metric.Input;
import io.loopledger.catalog.metrics.Metric.Simple;
import io.loopledger.catalog.metrics.expr.Filter;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Metrics over accounts, computed from refolded journals and not from entries or views. */
public final class LedgerMetrics {
  private static final List<Dimension> LINES =
      List.of(
          Dimension.BUSINESS_MONTH,
          Dimension.BRAND,
          Dimension.ACCOUNT,
          Dimension.METHOD,
          Dimension.FACTOR_VERSION,
          Dimension.CATEGORY);
  private static final int SCALE = 6;

  private final Catalog catalog;
  private final Map<List<@Nullable String>, Sums> lines;

  /** Over the journals of a lake. */
  public LedgerMetrics(Catalog catalog, RefoldedFigures refolded) {
    this.catalog = catalog;
    this.lines = refolded.by(LINES);
  }

  /** A line of a metric: what a month, a brand and a method have of a combination of factors. */
  private record Line(String month, String brand, String method, String factors, String category) {}

  /** Whether a metric is a sum of accounts, so that this can compute it. */
  public static boolean covers(Catalog catalog, Metric metric) {
    return switch (metric.definition()) {
      case Simple simple ->
          simple.model().equals("entries")
              && simple.agg().isAdditive()
              && simple.filter().map(Filter::leaves).orElse(List.of()).stream()
                  .map(leaf -> Filter.column(Filter.reference(leaf)))
                  .allMatch(column -> column.equals("account") || column.equals("level"));
      case Derived derived ->
          derived.expr().isLinear()
              && derived.inputs().stream().allMatch(i -> covers(catalog, catalog.metric(i.name())));
      default -> false;
    };
  }

  /** The metric of each brand over all time; brands whose figure is zero are left out. */
  public Map<String, BigDecimal> byBrand(Metric metric) {
    Map<String, BigDecimal> figures = new TreeMap<>();
    amounts(metric).forEach((line, amount) -> figures.merge(line.brand(), amount, BigDecimal::add));
    figures.values().removeIf(figure -> figure.signum() == 0);
    return figures;
  }

  /** The interval of an impact metric by {@code month|brand|method}. */
  public Map<String, Interval> intervals(Metric metric) {
    Map<String, Map<Combination, Long>> byGroup = new TreeMap<>();
    amounts(metric)
        .forEach(
            (line, amount) ->
                byGroup
                    .computeIfAbsent(
                        "%s|%s|%s".formatted(line.month(), line.brand(), line.method()),
                        any -> new HashMap<>())
                    .merge(
                        Combination.of(line.factors(), line.category()),
                        amount.movePointRight(SCALE).longValueExact(),
                        Math::addExact));
    Map<String, Interval> intervals = new TreeMap<>();
    byGroup.forEach((group, amounts) -> intervals.put(group, Interval.of(amounts)));
    return intervals;
  }

  private Map<Line, BigDecimal> amounts(Metric metric) {
    Map<String, BigDecimal> weights = new HashMap<>();
    weigh(metric, BigDecimal.ONE, weights);
    Map<Line, BigDecimal> amounts = new HashMap<>();
    lines.forEach(
        (key, sums) -> {
          BigDecimal weight = weights.get(String.valueOf(key.get(2)));
          if (weight != null) {
            BigDecimal amount = metric.meta().unit().hasMoney() ? sums.reporting() : sums.amount();
            amounts.merge(line(key), amount.multiply(weight), BigDecimal::add);
          }
        });
    return amounts;
  }

  private static Line line(List<@Nullable String> key) {
    return new Line(
        String.valueOf(key.get(0)),
        String.valueOf(key.get(1)),
        String.valueOf(key.get(3)),
        String.valueOf(key.get(4)),
        Optional.ofNullable(key.get(5)).orElse(""));
  }

  /** How often each account counts. */
  private void weigh(Metric metric, BigDecimal by, Map<String, BigDecimal> weights) {
    switch (metric.definition()) {
      case Simple simple -> {
        BigDecimal own =
            simple.expr().orElseThrow().coefficients().values().iterator().next().multiply(by);
        for (Account account : Accounts.matching(catalog.chart(), simple.filter())) {
          weights.merge(account.code(), own, BigDecimal::add);
        }
      }
      case Derived derived -> {
        Map<String, BigDecimal> coefficients = derived.expr().coefficients();
        for (Input input : derived.inputs()) {
          BigDecimal weight = coefficients.getOrDefault(input.alias(), BigDecimal.ZERO);
          weigh(catalog.metric(input.name()), by.multiply(weight), weights);
        }
      }
      default -> throw new IllegalArgumentException(metric.name() + " is no sum of accounts");
    }
  }
}
