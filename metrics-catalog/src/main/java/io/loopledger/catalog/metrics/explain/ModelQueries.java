package io.loopledger.catalog.metrics.explain;

import static java.util.stream.Collectors.joining;

import io.loopledger.catalog.chart.Chart;
import io.loopledger.catalog.metrics.Metric;
import io.loopledger.catalog.metrics.Metric.Simple;
import io.loopledger.catalog.metrics.Model;
import io.loopledger.catalog.metrics.Model.Role;
import io.loopledger.catalog.metrics.Vocabulary.Agg;
import io.loopledger.catalog.metrics.expr.Filter;
import io.loopledger.catalog.metrics.sql.Aggregates;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The questions that take a figure apart whose rows are those of a view. */
final class ModelQueries {
  private final Model model;
  private final Simple simple;
  private final String aggregate;
  private final String value;
  private final String source;

  /**
   * Of a metric.
   *
   * @param from the relation and the condition
   */
  ModelQueries(Metric metric, Model model, Chart chart, String from) {
    this.model = model;
    this.simple = (Simple) metric.definition();
    this.aggregate = new Aggregates(chart).sql(simple, true);
    this.value =
        simple.agg() == Agg.COUNT
            ? "1"
            : simple.expr().map(expr -> expr.sql(name -> name)).orElse("1");
    this.source = from;
  }

  /** The figure, asked for by itself. */
  String total() {
    return "SELECT %s AS value, count(*) AS row_count\n  %s".formatted(aggregate, source);
  }

  /** The dimensions that rows are counted by. */
  List<String> dimensions() {
    return model.viewDimensions().stream()
        .filter(
            name ->
                model.column(name).filter(column -> column.type().equals("varchar")).isPresent())
        .toList();
  }

  /** Rows by each dimension, one after the other. */
  Optional<String> byDimension() {
    List<String> names = dimensions();
    if (names.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        """
        SELECT dimension, item, count(*) AS row_count
        FROM (
          SELECT %s
          %s
        ) CROSS JOIN UNNEST(ARRAY[%s], ARRAY[%s]) AS each_one (dimension, item)
        GROUP BY dimension, item"""
            .formatted(
                String.join(", ", names),
                source,
                names.stream().map(EntryQueries::text).collect(joining(", ")),
                String.join(", ", names)));
  }

  /** The figure of each value of a dimension. */
  String parts(String dimension) {
    return "SELECT %s AS item, %s AS value, count(*) AS row_count\n  %s\n  GROUP BY %s"
        .formatted(dimension, aggregate, source, dimension);
  }

  /**
   * The largest rows of each value of a dimension, the newest where all are alike; then the rest.
   */
  String rows(String dimension, int top) {
    List<String> columns = shown();
    return """
        WITH ranked AS (
          SELECT %s AS item, %s AS row_value, %s,
            row_number() OVER (PARTITION BY %s ORDER BY abs(%s) DESC NULLS LAST, %s DESC%s) AS place
          %s
        )
        SELECT item, IF(place <= %d, place) AS shown_place, sum(row_value) AS value, count(*) AS row_count, %s
        FROM ranked
        GROUP BY item, IF(place <= %d, place)"""
        .formatted(
            dimension,
            value,
            String.join(", ", columns),
            dimension,
            value,
            model.timeColumn(),
            columns.stream().map(column -> ", " + column).collect(joining()),
            source,
            top,
            columns.stream()
                .map(column -> "max(%s) AS %s".formatted(column, column))
                .collect(joining(", ")),
            top);
  }

  /** Columns that tell a row: its day, whose it is, and what the metric looks at. */
  List<String> shown() {
    Set<String> names = new LinkedHashSet<>(List.of(model.timeColumn()));
    for (String name : List.of("subject", "cycle_no", "event_id")) {
      if (model.column(name).isPresent()) {
        names.add(name);
      }
    }
    simple
        .filter()
        .ifPresent(
            filter ->
                filter.leaves().forEach(leaf -> names.add(Filter.column(Filter.reference(leaf)))));
    simple.expr().ifPresent(expr -> names.addAll(expr.names()));
    List<String> shown = new ArrayList<>(names);
    shown.removeIf(
        name -> model.column(name).filter(c -> c.role() != Role.ACCOUNT_LEVEL).isEmpty());
    return shown;
  }

  /** Counts of rows, and by origin and currency, where the model has them. */
  static String inputs(Model model, String relation, List<String> conditions) {
    String origin = model.column("origin").isPresent() ? "origin" : "CAST(NULL AS varchar)";
    String currency = model.currency().orElse("CAST(NULL AS varchar)");
    return """
        SELECT grouping(origin, reporting_currency) * 2 + 1 AS kind, origin, reporting_currency,
          CAST(NULL AS varchar) AS method, count(*) AS row_count, min(day) AS first_day, max(day) AS last_day
        FROM (
          SELECT %s AS origin, %s AS reporting_currency, %s AS day
          %s
        )
        GROUP BY GROUPING SETS ((), (origin), (reporting_currency))"""
        .formatted(
            origin,
            currency,
            model.timeColumn(),
            EntryQueries.from(relation, "(" + String.join("\n    OR ", conditions) + ")"));
  }
}
