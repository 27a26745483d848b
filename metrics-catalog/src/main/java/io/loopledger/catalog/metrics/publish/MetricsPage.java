package io.loopledger.catalog.metrics.publish;

import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.metrics.Dataset;
import io.loopledger.catalog.metrics.Metric;
import io.loopledger.catalog.metrics.Model;
import io.loopledger.catalog.metrics.Vocabulary;
import io.loopledger.catalog.metrics.yaml.DefinitionFiles;
import java.util.List;
import java.util.Locale;

/** {@code docs/metrics.md}: every metric for people. */
public final class MetricsPage {
  private static final String HEAD =
      """
      # Metrics

      Every figure that Loopledger shows, with what it means and how it is computed. Each is one YAML file below
      `metrics-catalog/src/main/resources/io/loopledger/catalog/metrics`, and this page is written from them
      (`mvn clean test -pl metrics-catalog -am -Dtest=PublishedFilesTest -Dsurefire.failIfNoSpecifiedTests=false -Dloopledger.metrics.write=true`).

      Each metric is a view `SCHEMA.NAME` in Trino with its dimensions, a column of its own name, and the version of its definition; a ratio has its
      numerator and denominator beside it. **additive**: rows may be summed. **semi_additive**: not over time. **non_additive**: sum numerators and
      denominators, and divide. Money is in the reporting currency of the brand, and rows of different currencies are never summed.
      `./loopledger metrics show NAME` shows one, `./loopledger explain NAME` takes a figure apart.
      """;

  private final Catalog catalog;
  private final Formula formula;
  private final StringBuilder page = new StringBuilder(HEAD);

  private MetricsPage(Catalog catalog) {
    this.catalog = catalog;
    this.formula = new Formula(catalog);
  }

  /** The page. */
  public static String of(Catalog catalog) {
    MetricsPage page = new MetricsPage(catalog);
    for (String schema : DefinitionFiles.SCHEMAS) {
      page.schema(schema);
    }
    page.datasets();
    page.models();
    return page.page.toString();
  }

  private void schema(String schema) {
    List<Metric> metrics =
        catalog.metrics().stream().filter(metric -> metric.schema().equals(schema)).toList();
    if (metrics.isEmpty()) {
      return;
    }
    page.append("\n## ")
        .append(schema.substring(0, 1).toUpperCase(Locale.ROOT))
        .append(schema.substring(1))
        .append("\n");
    metrics.forEach(this::metric);
  }

  private void metric(Metric metric) {
    Metric.Meta meta = metric.meta();
    page.append("\n### `%s`\n\n".formatted(metric.qualifiedName()));
    page.append("**%s** · %s  \n".formatted(metric.label(), meta.labelDe()));
    page.append("%s  \n%s\n\n".formatted(metric.description(), meta.descriptionDe()));
    page.append("- `%s`\n".formatted(formula.text(metric)));
    page.append(
        "- %s, %d decimals; %s; by %s; %s; version %d since %s; owner: %s\n"
            .formatted(
                meta.unit(),
                meta.decimals(),
                Vocabulary.text(meta.additivity()),
                Vocabulary.text(meta.dateBasis()).replace('_', ' '),
                meta.nullRule(),
                meta.version(),
                meta.since(),
                meta.owner()));
    if (!meta.dimensions().isEmpty()) {
      page.append("- computed by %s\n".formatted(String.join(", ", meta.dimensions())));
    }
    meta.method().ifPresent(method -> page.append("- method: %s\n".formatted(method)));
    meta.interval().ifPresent(interval -> page.append("- interval: %s\n".formatted(interval)));
    meta.source().ifPresent(source -> page.append("- source: %s\n".formatted(source)));
  }

  private void datasets() {
    if (catalog.datasets().isEmpty()) {
      return;
    }
    page.append("\n## Datasets\n\nSeveral metrics side by side at one grain.\n\n");
    page.append("| view | what | a row for each | metrics |\n|---|---|---|---|\n");
    for (Dataset dataset : catalog.datasets()) {
      page.append(
          "| `%s` | %s · %s. %s | %s, %s | %s |\n"
              .formatted(
                  dataset.qualifiedName(),
                  dataset.label(),
                  dataset.labelDe(),
                  dataset.description(),
                  dataset.grain(),
                  String.join(", ", dataset.dimensions()),
                  String.join(", ", dataset.metrics())));
    }
  }

  private void models() {
    page.append("\n## Facts\n\nWhat metrics are computed from, and views to look into.\n\n");
    page.append("| view or table | a row is | columns |\n|---|---|---|\n");
    for (Model model : catalog.models()) {
      page.append(
          "| `%s` | %s | %s |\n"
              .formatted(
                  model.relation(),
                  model.description(),
                  String.join(", ", model.columns().stream().map(Model.Column::name).toList())));
    }
  }
}
