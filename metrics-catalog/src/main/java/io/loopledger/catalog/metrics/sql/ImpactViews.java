package io.loopledger.catalog.metrics.sql;

import io.loopledger.catalog.impact.ImpactMethod;
import io.loopledger.catalog.impact.uncertainty.FactorDraws;
import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.metrics.Metric;
import io.loopledger.catalog.metrics.Metric.Ratio;
import io.loopledger.catalog.metrics.Metric.Simple;
import io.loopledger.catalog.metrics.Model;
import io.loopledger.catalog.metrics.sql.ViewStatement.Column;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Views of impact metrics. Each figure stands beside its interval, method, factor versions and
 * boundary, and never goes without them. The interval is the nearest rank over draws of the sum of
 * amount times draw, computed anew for each row: rows of intervals cannot be added.
 */
final class ImpactViews {
  private static final List<String> DEFAULT = List.of("tenant", "brand", "program", "method");
  private static final int P5 = 5 * FactorDraws.COUNT / 100;
  private static final int P95 = 95 * FactorDraws.COUNT / 100;

  private final Catalog catalog;
  private final Aggregates aggregates;

  ImpactViews(Catalog catalog) {
    this.catalog = catalog;
    this.aggregates = new Aggregates(catalog.chart());
  }

  ViewStatement of(Metric metric) {
    List<String> keys = keys(metric);
    Optional<Metric> denominator =
        metric.definition() instanceof Ratio ratio
            ? Optional.of(catalog.metric(ratio.denominator()))
            : Optional.empty();
    Metric amounts =
        metric.definition() instanceof Ratio ratio ? catalog.metric(ratio.numerator()) : metric;
    return new ViewStatement(
        metric.qualifiedName(),
        MetricViews.comment(metric),
        columns(metric, keys, denominator),
        """
        WITH lines AS (
        %s
        ), parts AS (
          SELECT %s, 0 AS draw_no, CAST(NULL AS decimal(38, 12)) AS drawn, sum(amount) AS stated,
            array_agg(DISTINCT split_part(factor_version, ':', 1)) AS versions,
            CAST(NULL AS decimal(38, 6)) AS pieces
          FROM lines GROUP BY %s
          UNION ALL
          SELECT %s, coalesce(d.draw_no, -1), sum(CAST(amount AS decimal(20, 6)) * d.draw), NULL, NULL, NULL
          FROM lines LEFT JOIN ref.factor_draws d
            ON d.factor_version = lines.factor_version AND d.category_key = lines.category_key
          GROUP BY %s, coalesce(d.draw_no, -1)%s
        ), rows AS (
          SELECT %s, sum(stated) AS stated, sum(pieces) AS pieces,
            bool_or(draw_no = -1) OR count_if(draw_no > 0) <> %d AS has_unknown,
            array_sort(array_agg(drawn) FILTER (WHERE draw_no > 0)) AS drawn,
            array_join(array_sort(array_distinct(flatten(
              array_agg(versions) FILTER (WHERE versions IS NOT NULL)))), ', ') AS versions
          FROM parts GROUP BY %s
        )
        SELECT %s,%s
          %s AS %s,
          IF(has_unknown, NULL, %s) AS %s_p5,
          IF(has_unknown, NULL, %s) AS %s_p95,
          versions AS factor_versions,
          %s AS boundary,
          %d AS metric_version
        FROM rows
        WHERE stated IS NOT NULL"""
            .formatted(
                lines(amounts, keys),
                join(keys),
                join(keys),
                join(keys),
                join(keys),
                denominator.map(metrics -> pieces(metrics, keys)).orElse(""),
                join(keys),
                FactorDraws.COUNT,
                join(keys),
                join(keys),
                denominator.isPresent() ? "\n  stated AS numerator,\n  pieces AS denominator," : "",
                per("stated", denominator),
                metric.name(),
                per(percentile(P5), denominator),
                metric.name(),
                per(percentile(P95), denominator),
                metric.name(),
                boundary(),
                metric.meta().version()));
  }

  private static String per(String amount, Optional<Metric> denominator) {
    return denominator.isPresent() ? Values.quotient(amount, "pieces") : amount;
  }

  private static String percentile(int rank) {
    return "CAST(round(element_at(drawn, %d), 6) AS decimal(38, 6))".formatted(rank);
  }

  private static List<String> keys(Metric metric) {
    List<String> keys = new ArrayList<>(List.of("business_month"));
    keys.addAll(metric.meta().dimensions().isEmpty() ? DEFAULT : metric.meta().dimensions());
    if (!keys.contains("method")) {
      keys.add("method");
    }
    return keys;
  }

  private static String join(List<String> keys) {
    return String.join(", ", keys);
  }

  /** Amounts by combination of factors. */
  private String lines(Metric amounts, List<String> keys) {
    List<String> conditions = new ArrayList<>();
    List<String> terms = new ArrayList<>();
    weights(amounts, BigDecimal.ONE)
        .forEach(
            (metric, weight) -> {
              Simple simple = (Simple) metric.definition();
              String condition = aggregates.condition(simple).orElse("true");
              String value = simple.expr().orElseThrow().sql(name -> name);
              String weighed =
                  weight.compareTo(BigDecimal.ONE) == 0 ? value : weight + " * " + value;
              conditions.add(condition);
              terms.add("CASE WHEN %s THEN %s ELSE 0 END".formatted(condition, weighed));
            });
    return """
          SELECT %s, factor_version,
            CASE WHEN strpos(factor_version, ':') > 0 THEN ''
              ELSE lower(trim(regexp_replace(category, '\\s+', ' '))) END AS category_key,
            sum(%s) AS amount
          FROM %s
          WHERE %s
          GROUP BY %s, %d, %d"""
        .formatted(
            month(keys),
            String.join("\n      + ", terms),
            relation(amounts),
            String.join("\n    OR ", conditions),
            ordinals(keys),
            keys.size() + 1,
            keys.size() + 2);
  }

  private static String month(List<String> keys) {
    List<String> select =
        new ArrayList<>(
            List.of("CAST(date_trunc('month', business_date) AS date) AS business_month"));
    select.addAll(keys.subList(1, keys.size()));
    return String.join(", ", select);
  }

  private static String ordinals(List<String> keys) {
    StringBuilder ordinals = new StringBuilder("1");
    for (int i = 2; i <= keys.size(); i++) {
      ordinals.append(", ").append(i);
    }
    return ordinals.toString();
  }

  private String relation(Metric metric) {
    Model model = catalog.model((Simple) catalog.simples(metric).getFirst().definition());
    return Model.quoted(model.summary().map(Model.Summary::relation).orElse(model.relation()));
  }

  private String pieces(Metric denominator, List<String> keys) {
    Simple simple = (Simple) denominator.definition();
    return """

          UNION ALL
          SELECT %s, -2, NULL, NULL, NULL, %s
          FROM %s
          WHERE %s
          GROUP BY %s"""
        .formatted(
            month(keys),
            aggregates.sql(simple, true),
            relation(denominator),
            aggregates.condition(simple).orElse("true"),
            ordinals(keys));
  }

  /** The simple metrics of a sum, each with how often it counts. */
  private Map<Metric, BigDecimal> weights(Metric metric, BigDecimal by) {
    Map<Metric, BigDecimal> weights = new LinkedHashMap<>();
    if (metric.definition() instanceof Metric.Derived derived) {
      Map<String, BigDecimal> coefficients = derived.expr().coefficients();
      for (Metric.Input input : derived.inputs()) {
        BigDecimal weight = by.multiply(coefficients.getOrDefault(input.alias(), BigDecimal.ZERO));
        weights(catalog.metric(input.name()), weight)
            .forEach((simple, inner) -> weights.merge(simple, inner, BigDecimal::add));
      }
    } else {
      weights.put(metric, by);
    }
    return weights;
  }

  /** Not {@code CASE method WHEN}: Trino 483 takes that for true inside a condition. */
  private static String boundary() {
    StringBuilder sql = new StringBuilder("CASE");
    for (ImpactMethod method : ImpactMethod.values()) {
      sql.append(" WHEN method = '%s' THEN ".formatted(method.name()))
          .append(ViewStatement.text(method.boundary()));
    }
    return sql.append(" END").toString();
  }

  private List<Column> columns(Metric metric, List<String> keys, Optional<Metric> denominator) {
    Model model = catalog.model((Simple) catalog.simples(metric).getFirst().definition());
    List<Column> columns = new ArrayList<>();
    for (String key : keys) {
      String text =
          key.equals("business_month")
              ? "First day of the month."
              : model.column(key).map(Model.Column::description).orElse(key);
      columns.add(new Column(key, key.equals("business_month") ? "date" : "string", text));
    }
    denominator.ifPresent(
        pieces -> {
          Ratio ratio = (Ratio) metric.definition();
          columns.add(
              new Column(
                  "numerator", "number", MetricViews.comment(catalog.metric(ratio.numerator()))));
          columns.add(new Column("denominator", "number", MetricViews.comment(pieces)));
        });
    String name = metric.name();
    columns.add(new Column(name, "number", MetricViews.comment(metric)));
    columns.add(
        new Column(name + "_p5", "number", "5 % of draws are at or below; never add rows of it."));
    columns.add(
        new Column(
            name + "_p95", "number", "95 % of draws are at or below; never add rows of it."));
    columns.add(Column.text("factor_versions", "Versions of the emission factors in the figure."));
    columns.add(Column.text("boundary", "What the method counts."));
    columns.add(
        new Column("metric_version", "integer", "Version of the definition that made the figure."));
    return columns;
  }
}
