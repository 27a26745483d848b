package io.loopledger.local.metrics;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.metrics.Metric;
import io.loopledger.catalog.metrics.publish.Formula;
import io.loopledger.catalog.metrics.publish.MetricsJson;
import io.loopledger.local.screen.Aligned;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The metrics there are, in one line each. */
public final class MetricsList {
  private final Catalog catalog;
  private final boolean isGerman;

  /** Lists in English or German. */
  public MetricsList(Catalog catalog, boolean isGerman) {
    this.catalog = catalog;
    this.isGerman = isGerman;
  }

  /** The metrics of a schema that have a text in their name, label, description or formula. */
  public List<Metric> find(Optional<String> schema, Optional<String> text) {
    return catalog.metrics().stream()
        .filter(metric -> schema.filter(s -> !s.equals(metric.schema())).isEmpty())
        .filter(metric -> text.filter(t -> !has(metric, t)).isEmpty())
        .toList();
  }

  private boolean has(Metric metric, String text) {
    String all =
        String.join(
            "\n",
            metric.qualifiedName(),
            metric.label(),
            metric.description(),
            metric.meta().labelDe(),
            metric.meta().descriptionDe(),
            new Formula(catalog).text(metric));
    return all.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
  }

  /** A line each. */
  public List<String> table(List<Metric> metrics) {
    Aligned aligned = new Aligned();
    metrics.forEach(
        metric ->
            aligned.row(
                metric.qualifiedName(),
                metric.type(),
                metric.meta().unit().toString(),
                label(metric)));
    List<String> lines = new ArrayList<>(aligned.lines(""));
    lines.add(
        isGerman
            ? "(%d Kennzahlen; ./loopledger metrics show NAME zeigt eine)".formatted(metrics.size())
            : "(%d metrics; ./loopledger metrics show NAME shows one)".formatted(metrics.size()));
    return lines;
  }

  /** A row each. */
  public List<String> markdown(List<Metric> metrics) {
    List<String> lines = new ArrayList<>();
    lines.add(
        isGerman ? "| Kennzahl | Name | Einheit | Formel |" : "| metric | name | unit | formula |");
    lines.add("|---|---|---|---|");
    Formula formula = new Formula(catalog);
    metrics.forEach(
        metric ->
            lines.add(
                "| `%s` | %s | %s | `%s` |"
                    .formatted(
                        metric.qualifiedName(),
                        label(metric),
                        metric.meta().unit(),
                        formula.text(metric).replace("|", "\\|"))));
    return lines;
  }

  /** As {@code metrics.json} has them. */
  public String json(List<Metric> metrics) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    MetricsJson json = new MetricsJson(catalog);
    metrics.forEach(metric -> array.add(json.node(metric)));
    return array.toPrettyString();
  }

  private String label(Metric metric) {
    return isGerman ? metric.meta().labelDe() : metric.label();
  }
}
