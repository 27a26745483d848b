package io.loopledger.catalog.metrics;

import io.loopledger.catalog.chart.Chart;
import io.loopledger.catalog.metrics.yaml.DefinitionFiles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Metrics, models and datasets that fit each other and the chart of accounts. */
public final class Catalog {
  private final Map<String, Model> models = new LinkedHashMap<>();
  private final Map<String, Metric> metrics = new LinkedHashMap<>();
  private final List<Dataset> datasets;
  private final Chart chart;

  private Catalog(DefinitionFiles files, Chart chart) {
    this.chart = chart;
    this.datasets = files.datasets();
    files.models().forEach(model -> models.put(model.name(), model));
    files.metrics().forEach(metric -> metrics.put(metric.name(), metric));
  }

  /** The catalog of this release. Read once. */
  public static Catalog builtIn() {
    return BuiltIn.CATALOG;
  }

  /**
   * The catalog of some files.
   *
   * @param files texts by path, such as {@code finance/net_revenue.yaml}
   * @throws InvalidCatalogException listing every problem
   */
  public static Catalog of(Map<String, String> files, Chart chart) {
    Problems problems = new Problems();
    DefinitionFiles read = DefinitionFiles.read(files, problems);
    Catalog catalog = new Catalog(read, chart);
    new CatalogChecks(catalog, read, problems).check();
    if (problems.count() > 0) {
      throw new InvalidCatalogException(problems.found());
    }
    return catalog;
  }

  /** All models. */
  public List<Model> models() {
    return List.copyOf(models.values());
  }

  /** All metrics, by folder and name. */
  public List<Metric> metrics() {
    return List.copyOf(metrics.values());
  }

  /** All datasets. */
  public List<Dataset> datasets() {
    return datasets;
  }

  /** The accounts that metrics name. */
  public Chart chart() {
    return chart;
  }

  /** A metric by its name, with or without its schema. */
  public Optional<Metric> find(String name) {
    Metric metric = metrics.get(name.substring(name.indexOf('.') + 1));
    return metric != null && (name.equals(metric.name()) || name.equals(metric.qualifiedName()))
        ? Optional.of(metric)
        : Optional.empty();
  }

  /** A metric that is known to be there. */
  public Metric metric(String name) {
    return find(name).orElseThrow(() -> new IllegalArgumentException("no metric is named " + name));
  }

  /** A model by its name. */
  public Optional<Model> model(String name) {
    return Optional.ofNullable(models.get(name));
  }

  /** The model of a simple metric. */
  public Model model(Metric.Simple simple) {
    return model(simple.model()).orElseThrow();
  }

  /** The simple metrics that a metric comes down to, each once. */
  public List<Metric> simples(Metric metric) {
    if (metric.definition() instanceof Metric.Simple) {
      return List.of(metric);
    }
    return metric.inputs().stream()
        .map(this::metric)
        .flatMap(input -> simples(input).stream())
        .distinct()
        .toList();
  }

  private static final class BuiltIn {
    private static final Catalog CATALOG = Catalog.of(BuiltInFiles.read(), Chart.builtIn());
  }
}
