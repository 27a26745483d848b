package io.loopledger.catalog.metrics.publish;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loopledger.catalog.metrics.Unit;
import io.loopledger.catalog.metrics.Vocabulary;
import io.loopledger.catalog.metrics.Vocabulary.Additivity;
import io.loopledger.catalog.metrics.Vocabulary.Agg;
import io.loopledger.catalog.metrics.Vocabulary.DateBasis;
import java.util.List;

/**
 * The form of a metric file as JSON Schema, so that editors complete keys and underline what is
 * wrong. What a schema cannot say, such as the names of accounts, {@code metrics check} does.
 */
public final class MetricSchema {
  private static final ObjectMapper JSON = new ObjectMapper();

  private MetricSchema() {}

  /** The schema. */
  public static String text() {
    ObjectNode root = JSON.createObjectNode();
    root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    root.put("title", "A metric of Loopledger");
    root.put("description", "One metric in a file, in the vocabulary of dbt's semantic layer.");
    object(root, List.of("metrics"));
    ObjectNode metrics = root.withObject("/properties").putObject("metrics");
    metrics.put("type", "array").put("minItems", 1).put("maxItems", 1);
    metric(metrics.putObject("items"));
    return MetricsJson.written(root);
  }

  private static void metric(ObjectNode metric) {
    object(metric, List.of("name", "label", "description", "type", "config"));
    ObjectNode keys = metric.withObject("/properties");
    text(keys, "name", "Name of the view and of the file.").put("pattern", "^[a-z][a-z0-9_]*$");
    text(keys, "label", "English name that people see.");
    text(keys, "description", "What is counted and what is not; a ratio names its denominator.");
    words(keys, "type", List.of("simple", "ratio", "derived", "cumulative"));
    words(keys, "agg", Vocabulary.texts(Agg.class));
    text(keys, "expr", "What is aggregated, or arithmetic with other metrics.");
    keys.putObject("percentile").put("type", "number").put("exclusiveMinimum", 0).put("maximum", 1);
    words(keys, "percentile_type", List.of("discrete"));
    text(keys, "agg_time_dimension", "Column that puts a row into its day.");
    text(keys, "filter", "Such as {{ Dimension('entry__account') }} IN ('revenue.resale').");
    text(keys, "numerator", "Metric above the line.");
    text(keys, "denominator", "Metric below the line.");
    inputs(keys.putObject("input_metrics"));
    text(keys, "input_metric", "Metric that is added up.");
    words(keys, "grain_to_date", List.of("month", "quarter", "year"));
    ObjectNode config = keys.putObject("config");
    object(config, List.of("meta"));
    meta(config.withObject("/properties").putObject("meta"));
  }

  private static void inputs(ObjectNode inputs) {
    inputs.put("type", "array").put("minItems", 1);
    ObjectNode item = inputs.putObject("items");
    object(item, List.of("name"));
    text(item.withObject("/properties"), "name", "A metric.");
    text(item.withObject("/properties"), "alias", "Its name in the expression.");
  }

  private static void meta(ObjectNode meta) {
    object(
        meta,
        List.of(
            "version",
            "label_de",
            "description_de",
            "unit",
            "decimals",
            "owner",
            "since",
            "date_basis",
            "additivity",
            "null_rule"));
    ObjectNode keys = meta.withObject("/properties");
    keys.putObject("version").put("type", "integer").put("minimum", 1);
    text(keys, "model", "Model of a simple metric.");
    text(keys, "label_de", "German name that people see.");
    text(keys, "description_de", "The description in German.");
    String units = "(" + String.join("|", Unit.singles()) + ")";
    text(keys, "unit", "Unit of the figure.").put("pattern", "^%s(/%s)?$".formatted(units, units));
    keys.putObject("decimals").put("type", "integer").put("minimum", 0);
    text(keys, "owner", "Team that answers for it.");
    text(keys, "since", "Release that brought it.");
    words(keys, "date_basis", Vocabulary.texts(DateBasis.class));
    words(keys, "additivity", Vocabulary.texts(Additivity.class));
    text(keys, "null_rule", "When it is null or 0.");
    keys.putObject("dimensions").put("type", "array").putObject("items").put("type", "string");
    text(keys, "method", "Of an impact metric: how its amounts come about.");
    text(keys, "interval", "Of an impact metric: how its interval comes about.");
    text(keys, "source", "Law or study it follows.");
  }

  private static void object(ObjectNode node, List<String> required) {
    node.put("type", "object");
    node.put("additionalProperties", false);
    required.forEach(node.withArray("/required")::add);
    node.putObject("properties");
  }

  private static ObjectNode text(ObjectNode keys, String name, String description) {
    return keys.putObject(name).put("type", "string").put("description", description);
  }

  private static void words(ObjectNode keys, String name, List<String> words) {
    words.forEach(keys.putObject(name).withArray("/enum")::add);
  }
}
