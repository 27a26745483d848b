package io.loopledger.local.figure;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loopledger.catalog.metrics.explain.Explained;
import io.loopledger.catalog.metrics.explain.Inputs;
import io.loopledger.catalog.metrics.explain.Node;
import io.loopledger.schemas.lake.TableVersion;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A figure for programs. Decimals are texts; keys never depend on the language. */
public final class FigureJson {
  private FigureJson() {}

  /** The document. */
  public static String text(Evidence evidence) {
    Explained explained = evidence.explained();
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("format", 1);
    root.put("metric", explained.metric().qualifiedName());
    root.put("metric_version", explained.metric().meta().version());
    root.put("value", decimal(explained.root().value()));
    root.put("unit", explained.root().unit());
    root.put("formula", explained.root().facts().get("formula"));
    root.put("where", explained.asked());
    root.put("as_of", evidence.tag().orElse(null));
    explained.method().ifPresent(method -> root.put("method", method));
    ArrayNode read = root.putArray("read");
    for (TableVersion version : evidence.read()) {
      read.addObject()
          .put("table", version.table())
          .put("snapshot_id", version.snapshotId())
          .put("committed_at", version.committedAt().toString());
    }
    ArrayNode inputs = root.putArray("inputs");
    explained.inputs().forEach(each -> inputs(inputs.addObject(), each));
    explained
        .impact()
        .ifPresent(
            impact -> {
              ObjectNode node = root.putObject("impact");
              node.put("p5", decimal(impact.p5().orElse(null)));
              node.put("p95", decimal(impact.p95().orElse(null)));
              ObjectNode basis = node.putObject("entries_by_basis");
              impact.entriesByBasis().forEach(basis::put);
            });
    ObjectNode counts = root.putObject("rows_by_dimension");
    new TreeMap<>(explained.counts())
        .forEach(
            (metric, dimensions) -> {
              ObjectNode byDimension = counts.putObject(metric);
              dimensions.forEach(
                  (dimension, items) -> {
                    ObjectNode byItem = byDimension.putObject(dimension);
                    items.forEach(byItem::put);
                  });
            });
    root.put("sums", explained.problems().isEmpty());
    ArrayNode problems = root.putArray("problems");
    explained.problems().forEach(problems::add);
    node(root.putObject("tree"), explained.root());
    return root.toPrettyString();
  }

  private static void inputs(ObjectNode node, Inputs inputs) {
    node.put("relation", inputs.relation());
    node.put("rows", inputs.rows());
    node.put("events", inputs.events().orElse(null));
    node.put("subjects", inputs.subjects().orElse(null));
    node.put("imputed", inputs.imputed());
    ObjectNode origins = node.putObject("by_origin");
    new TreeMap<>(inputs.byOrigin()).forEach(origins::put);
    ArrayNode days = node.putArray("days");
    inputs.days().forEach(days::add);
  }

  private static void node(ObjectNode json, Node node) {
    json.put("kind", node.kind().name().toLowerCase(Locale.ROOT));
    json.put("name", node.name());
    json.put("value", decimal(node.value()));
    json.put("unit", node.unit());
    json.put("weight", decimal(node.weight()));
    json.put("rows", node.rows());
    json.put("made", node.made().name().toLowerCase(Locale.ROOT));
    ObjectNode facts = json.putObject("facts");
    node.facts().forEach(facts::put);
    ArrayNode parts = json.putArray("parts");
    node.parts().forEach(part -> node(parts.addObject(), part));
  }

  private static @Nullable String decimal(@Nullable BigDecimal value) {
    return value == null ? null : value.toPlainString();
  }
}
