package io.loopledger.catalog.metrics.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.metrics.Metric;
import io.loopledger.catalog.metrics.Vocabulary;
import io.loopledger.catalog.metrics.sql.MetricViews;
import io.loopledger.catalog.metrics.sql.ViewStatement;

/** {@code metrics.json}: every metric for programs. */
public final class MetricsJson {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final Catalog catalog;
  private final MetricViews views;
  private final Formula formula;

  /** Of a catalog. */
  public MetricsJson(Catalog catalog) {
    this.catalog = catalog;
    this.views = new MetricViews(catalog);
    this.formula = new Formula(catalog);
  }

  /** The file. */
  public String text() {
    ArrayNode metrics = JSON.createArrayNode();
    catalog.metrics().forEach(metric -> metrics.add(node(metric)));
    ObjectNode root = JSON.createObjectNode();
    root.put("format", 1);
    root.set("metrics", metrics);
    return written(root);
  }

  /** One metric. */
  public ObjectNode node(Metric metric) {
    Metric.Meta meta = metric.meta();
    ObjectNode node = JSON.createObjectNode();
    node.put("name", metric.name());
    node.put("view", metric.qualifiedName());
    node.put("type", metric.type());
    node.put("version", meta.version());
    node.put("since", meta.since());
    node.set("label", JSON.createObjectNode().put("en", metric.label()).put("de", meta.labelDe()));
    node.set(
        "description",
        JSON.createObjectNode().put("en", metric.description()).put("de", meta.descriptionDe()));
    node.put("formula", formula.text(metric));
    node.put("unit", meta.unit().toString());
    node.put("decimals", meta.decimals());
    node.put("additivity", Vocabulary.text(meta.additivity()));
    node.put("date_basis", Vocabulary.text(meta.dateBasis()));
    node.put("null_rule", meta.nullRule());
    node.put("owner", meta.owner());
    meta.method().ifPresent(method -> node.put("method", method));
    meta.interval().ifPresent(interval -> node.put("interval", interval));
    meta.source().ifPresent(source -> node.put("source", source));
    ArrayNode inputs = node.putArray("inputs");
    metric.inputs().forEach(inputs::add);
    ArrayNode columns = node.putArray("columns");
    for (ViewStatement.Column column : views.of(metric).columns()) {
      columns
          .addObject()
          .put("name", column.name())
          .put("type", column.type())
          .put("description", column.comment());
    }
    return node;
  }

  /** A tree as text, the same on every machine. */
  static String written(ObjectNode root) {
    try {
      return JSON.writeValueAsString(root).replace("\r\n", "\n") + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
