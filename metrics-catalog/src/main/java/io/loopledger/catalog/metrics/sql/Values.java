package io.loopledger.catalog.metrics.sql;

import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.metrics.Metric;
import io.loopledger.catalog.metrics.Metric.Cumulative;
import io.loopledger.catalog.metrics.Metric.Derived;
import io.loopledger.catalog.metrics.Metric.Input;
import io.loopledger.catalog.metrics.Metric.Ratio;
import io.loopledger.catalog.metrics.Metric.Simple;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A metric as an expression over the columns of {@link Sums}. */
final class Values {
  private final Catalog catalog;
  private final Sums sums;

  Values(Catalog catalog, Sums sums) {
    this.catalog = catalog;
    this.sums = sums;
  }

  String sql(String metric) {
    return sql(catalog.metric(metric));
  }

  String sql(Metric metric) {
    return switch (metric.definition()) {
      case Simple simple -> metric.name();
      case Ratio ratio -> quotient(sql(ratio.numerator()), sql(ratio.denominator()));
      case Derived derived -> derived(derived);
      case Cumulative cumulative -> running(cumulative);
    };
  }

  /** Twelve digits behind the point; null where there is nothing to divide by. */
  static String quotient(String numerator, String denominator) {
    return "CAST(%s AS decimal(38, 18)) / NULLIF(CAST(%s AS decimal(38, 6)), 0)"
        .formatted(numerator, denominator);
  }

  private String derived(Derived derived) {
    Map<String, String> byAlias =
        derived.inputs().stream()
            .collect(Collectors.toMap(Input::alias, input -> inner(catalog.metric(input.name()))));
    return derived.expr().sql(alias -> byAlias.getOrDefault(alias, alias));
  }

  private String inner(Metric metric) {
    return metric.definition() instanceof Simple ? sql(metric) : "(" + sql(metric) + ")";
  }

  private String running(Cumulative cumulative) {
    List<String> keys = sums.keys().subList(1, sums.keys().size());
    String partition = String.join(", ", keys);
    String grain =
        cumulative
            .grainToDate()
            .map(unit -> ", date_trunc('%s', %s)".formatted(unit, sums.time()))
            .orElse("");
    return "sum(%s) OVER (PARTITION BY %s%s ORDER BY %s)"
        .formatted(sql(cumulative.input()), partition, grain, sums.time());
  }
}
