package io.loopledger.reports.impact;

import io.loopledger.catalog.impact.ImpactMethod;
import io.loopledger.catalog.impact.uncertainty.Interval;
import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.metrics.Metric;
import io.loopledger.documents.model.Cell;
import io.loopledger.documents.model.Cell.Amount;
import io.loopledger.documents.model.Cell.Origin;
import io.loopledger.documents.model.Cell.Statistic;
import io.loopledger.documents.model.Table.Column;
import io.loopledger.documents.model.Table.Type;
import io.loopledger.schemas.money.Micros;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What all parts of an impact report share: figures, words, and cells that name the metric they
 * were read from.
 */
record Writing(ImpactFigures figures, Catalog catalog, ReportWords words) {

  EntrySums sums() {
    return figures.sums();
  }

  Metric metric(String name) {
    return catalog.metric(name);
  }

  String label(String metric) {
    return words.label(metric(metric));
  }

  /** The figure of a metric of entries. */
  Amount value(String metric, Part part) {
    return amount(metric, sums().value(metric, part), part, Statistic.VALUE);
  }

  /** A percentile of a metric of entries; nothing where there is no interval. */
  Cell percentile(String metric, Part part, Statistic statistic) {
    Optional<BigDecimal> bound = bound(metric, part, statistic);
    if (bound.isPresent()) {
      return amount(metric, bound.get(), part, statistic);
    }
    boolean isPosted = sums().rows(metric, part).findAny().isPresent();
    return new Cell.Empty(words.text(isPosted ? "empty.interval" : "empty.nothing"));
  }

  /** A percentile, if there is one. */
  Optional<BigDecimal> bound(String metric, Part part, Statistic statistic) {
    return sums()
        .interval(metric, part)
        .map(interval -> Micros.toDecimal(micros(interval, statistic)));
  }

  private static long micros(Interval interval, Statistic statistic) {
    return switch (statistic) {
      case P5 -> interval.p5MicroKg();
      case P50 -> interval.p50MicroKg();
      case P95 -> interval.p95MicroKg();
      case VALUE, NUMERATOR, DENOMINATOR ->
          throw new IllegalArgumentException(statistic + " is no percentile");
    };
  }

  private Amount amount(String metric, BigDecimal value, Part part, Statistic statistic) {
    Metric definition = metric(metric);
    return new Amount(
        value,
        definition.meta().decimals(),
        definition.meta().unit().toString(),
        Optional.of(origin(metric, part, statistic)));
  }

  /** Where a figure comes from: brand, programme and period with the part. */
  Origin origin(String metric, Part part, Statistic statistic) {
    Map<String, String> where = new TreeMap<>(part.where());
    where.put("brand", figures.request().brand());
    figures.request().program().ifPresent(program -> where.put("program", program));
    where.put("business_month", figures.request().period().toString());
    return new Origin(metric, where, statistic);
  }

  /** A count of entries. */
  static Amount count(long entries) {
    return Amount.of(BigDecimal.valueOf(entries), 0, "entry");
  }

  static Cell.Text text(String text) {
    return new Cell.Text(text);
  }

  Column column(String id, Type type) {
    return new Column(id, words.text("column." + id), type);
  }

  /** A method as readers know it. */
  String methodName(String method) {
    return ImpactMethod.find(method)
        .map(
            known ->
                switch (words.language()) {
                  case GERMAN -> known.germanName();
                  case ENGLISH -> known.englishName();
                })
        .orElse(method.isEmpty() ? words.text("none.method") : method);
  }

  /** A name of a method for ids. */
  static String id(String method) {
    return method.isEmpty() ? "no-method" : method.toLowerCase(java.util.Locale.ROOT);
  }

  /** A category as readers see it. */
  String categoryName(String category) {
    return category.isEmpty() ? words.text("none.category") : category;
  }
}
