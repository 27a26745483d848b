package io.loopledger.catalog.metrics.sql;

import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.metrics.Dataset;
import io.loopledger.catalog.metrics.Metric;
import io.loopledger.catalog.metrics.Metric.Ratio;
import io.loopledger.catalog.metrics.Metric.Simple;
import io.loopledger.catalog.metrics.Model;
import io.loopledger.catalog.metrics.Unit;
import io.loopledger.catalog.metrics.Vocabulary.Additivity;
import io.loopledger.catalog.metrics.sql.ViewStatement.Column;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The views of a catalog: of its models, of each metric, and of its datasets. */
public final class MetricViews {
  private final Catalog catalog;

  /** Of this catalog. */
  public MetricViews(Catalog catalog) {
    this.catalog = catalog;
  }

  /** All of them, in an order in which they can be made. */
  public List<ViewStatement> all() {
    List<ViewStatement> views = new ArrayList<>(ModelViews.of(catalog));
    catalog.metrics().forEach(metric -> views.add(of(metric)));
    catalog.datasets().forEach(dataset -> views.add(of(dataset)));
    return views;
  }

  /** The view of a metric. */
  public ViewStatement of(Metric metric) {
    if (metric.meta().unit().isImpact()) {
      return new ImpactViews(catalog).of(metric);
    }
    String grain = metric.meta().additivity() == Additivity.NON_ADDITIVE ? "month" : "day";
    Sums sums = new Sums(catalog, grain, dimensions(metric), catalog.simples(metric));
    Values values = new Values(catalog, sums);
    List<Column> columns = new ArrayList<>(keys(sums, catalog.simples(metric)));
    List<String> select = new ArrayList<>(sums.keys());
    if (metric.definition() instanceof Ratio ratio) {
      part("numerator", catalog.metric(ratio.numerator()), values, columns, select);
      part("denominator", catalog.metric(ratio.denominator()), values, columns, select);
    }
    part(metric.name(), metric, values, columns, select);
    select.add(metric.meta().version() + " AS metric_version");
    columns.add(
        new Column("metric_version", "integer", "Version of the definition that made the figure."));
    return new ViewStatement(metric.qualifiedName(), comment(metric), columns, query(select, sums));
  }

  /** The view of a dataset. */
  public ViewStatement of(Dataset dataset) {
    List<Metric> metrics = withParts(dataset);
    List<Metric> simples =
        metrics.stream().flatMap(m -> catalog.simples(m).stream()).distinct().toList();
    Sums sums = new Sums(catalog, dataset.grain(), dataset.dimensions(), simples);
    Values values = new Values(catalog, sums);
    List<Column> columns = new ArrayList<>(keys(sums, simples));
    List<String> select = new ArrayList<>(sums.keys());
    List<String> versions = new ArrayList<>();
    for (Metric metric : metrics) {
      part(metric.name(), metric, values, columns, select);
      versions.add(metric.name() + " " + metric.meta().version());
    }
    select.add("'%s' AS metric_versions".formatted(String.join(", ", versions)));
    columns.add(
        Column.text("metric_versions", "Versions of the definitions that made the figures."));
    return new ViewStatement(
        dataset.qualifiedName(),
        dataset.label() + ". " + dataset.description(),
        columns,
        query(select, sums));
  }

  /** Its metrics, each ratio behind the two that it is made of. */
  private List<Metric> withParts(Dataset dataset) {
    Set<Metric> metrics = new LinkedHashSet<>();
    for (String name : dataset.metrics()) {
      Metric metric = catalog.metric(name);
      if (metric.definition() instanceof Ratio) {
        metric.inputs().forEach(input -> metrics.add(catalog.metric(input)));
      }
      metrics.add(metric);
    }
    return List.copyOf(metrics);
  }

  private static void part(
      String name, Metric metric, Values values, List<Column> columns, List<String> select) {
    String sql = values.sql(metric);
    select.add(sql.equals(name) ? name : sql + " AS " + name);
    columns.add(new Column(name, "number", comment(metric)));
  }

  private static String query(List<String> select, Sums sums) {
    return "SELECT %s\nFROM (\n%s\n)".formatted(String.join(",\n  ", select), sums.sql());
  }

  /** Label, unit and description in one line. */
  static String comment(Metric metric) {
    return "%s (%s). %s".formatted(metric.label(), metric.meta().unit(), metric.description());
  }

  private List<String> dimensions(Metric metric) {
    if (!metric.meta().dimensions().isEmpty()) {
      return metric.meta().dimensions();
    }
    List<String> common = null;
    for (Metric simple : catalog.simples(metric)) {
      Model model = catalog.model((Simple) simple.definition());
      List<String> names =
          simple.meta().dimensions().isEmpty()
              ? model.viewDimensions()
              : simple.meta().dimensions();
      if (common == null) {
        common = new ArrayList<>(names);
      } else {
        common.retainAll(names);
      }
    }
    return common == null ? List.of() : common;
  }

  private List<Column> keys(Sums sums, List<Metric> simples) {
    List<Column> columns = new ArrayList<>();
    for (String key : sums.keys()) {
      String type = key.equals(sums.time()) ? "date" : "string";
      columns.add(new Column(key, type, describe(key, simples)));
    }
    return columns;
  }

  private String describe(String key, List<Metric> simples) {
    return switch (key) {
      case "business_month" -> "First day of the month.";
      case "business_date" -> "Day in the brand's zone.";
      case Unit.MONEY -> "Reporting currency of the brand; never add rows of different ones.";
      default ->
          catalog
              .model((Simple) simples.getFirst().definition())
              .column(key)
              .map(Model.Column::description)
              .orElse(key);
    };
  }
}
