package io.loopledger.catalog.metrics.sql;

import io.loopledger.catalog.chart.Chart;
import io.loopledger.catalog.metrics.Accounts;
import io.loopledger.catalog.metrics.Metric.Simple;
import io.loopledger.catalog.metrics.expr.Filter;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** A simple metric as an aggregate over the rows of its model. */
public final class Aggregates {
  private final Chart chart;

  /** With accounts of a chart. */
  public Aggregates(Chart chart) {
    this.chart = chart;
  }

  /** Its filter over columns of the relation. */
  public Optional<String> condition(Simple simple) {
    return simple.filter().map(filter -> Accounts.withoutLevels(chart, filter).sql());
  }

  /** The columns it needs beside those of its view. */
  public Set<String> columns(Simple simple) {
    Set<String> columns = new LinkedHashSet<>();
    simple.expr().ifPresent(expr -> columns.addAll(expr.names()));
    simple
        .filter()
        .map(filter -> Accounts.withoutLevels(chart, filter))
        .ifPresent(
            filter ->
                filter
                    .leaves()
                    .forEach(leaf -> columns.add(Filter.column(Filter.reference(leaf)))));
    return columns;
  }

  /**
   * The aggregate.
   *
   * @param isAlone whether the rows are filtered already
   */
  public String sql(Simple simple, boolean isAlone) {
    String value = simple.expr().map(expr -> expr.sql(name -> name)).orElse("1");
    String only = isAlone ? "" : condition(simple).map(" FILTER (WHERE %s)"::formatted).orElse("");
    return switch (simple.agg()) {
      case SUM -> "coalesce(sum(%s)%s, 0)".formatted(value, only);
      case COUNT -> "count(*)" + only;
      case COUNT_DISTINCT -> "count(DISTINCT %s)%s".formatted(value, only);
      case MIN -> "min(%s)%s".formatted(value, only);
      case MAX -> "max(%s)%s".formatted(value, only);
      case MEDIAN, PERCENTILE ->
          nearestRank(value, only, simple.percentile().orElse(new BigDecimal("0.5")));
    };
  }

  /**
   * The smallest value that at least this share of all values does not exceed; null where there is
   * none: Trino refuses to look at place 0, and answers null for a place behind the end.
   */
  private static String nearestRank(String value, String only, BigDecimal share) {
    String values = "array_agg(%s)%s".formatted(value, only);
    int scale = Math.max(2, share.stripTrailingZeros().scale());
    String whole = BigDecimal.ONE.movePointRight(scale).toPlainString();
    String part = share.movePointRight(scale).setScale(0).toPlainString();
    return "element_at(array_sort(filter(%s, x -> x IS NOT NULL)), greatest(1, (count(%s)%s * %s + %s - 1) / %s))"
        .formatted(values, value, only, part, whole, whole);
  }
}
