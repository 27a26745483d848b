package io.loopledger.catalog.metrics.publish;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.metrics.Metric;
import io.loopledger.catalog.metrics.Model;
import io.loopledger.catalog.metrics.Model.Role;

/**
 * The catalog in the form of Apache Ossie (Open Semantic Interchange), core specification {@value
 * #VERSION}: models as datasets, metrics as expressions in standard SQL. What Ossie has no place
 * for travels as an extension of vendor {@code LOOPLEDGER}.
 */
public final class OssieDocument {
  /** Version of the specification. */
  public static final String VERSION = "0.2.0.dev0";

  private static final String DIALECT = "ANSI_SQL";
  private static final String VENDOR = "LOOPLEDGER";
  private static final ObjectMapper JSON = new ObjectMapper();

  private OssieDocument() {}

  /** The document. */
  public static String of(Catalog catalog) {
    ObjectNode root = JSON.createObjectNode();
    root.put("version", VERSION);
    ObjectNode model = root.putArray("semantic_model").addObject();
    model.put("name", "loopledger");
    model.put("description", "Money, CO2, units and grams of circular commerce.");
    ArrayNode datasets = model.putArray("datasets");
    catalog.models().forEach(fact -> datasets.add(dataset(fact)));
    ArrayNode metrics = model.putArray("metrics");
    MetricsJson json = new MetricsJson(catalog);
    Formula formula = new Formula(catalog);
    for (Metric metric : catalog.metrics()) {
      ObjectNode node = metrics.addObject();
      node.put("name", metric.name());
      node.set("expression", expression(formula.ansi(metric)));
      node.put("description", metric.description());
      ObjectNode extension = node.putArray("custom_extensions").addObject();
      extension.put("vendor_name", VENDOR);
      extension.put("data", json.node(metric).toString());
    }
    root.putArray("dialects").add(DIALECT);
    root.putArray("vendors").add(VENDOR);
    return MetricsJson.written(root);
  }

  private static ObjectNode dataset(Model model) {
    ObjectNode node = JSON.createObjectNode();
    node.put("name", model.name());
    node.put("source", "lake." + model.relation());
    node.put("description", model.description());
    ArrayNode fields = node.putArray("fields");
    for (Model.Column column : model.columns()) {
      if (column.role() == Role.ACCOUNT_LEVEL) {
        continue;
      }
      ObjectNode field = fields.addObject();
      field.put("name", column.name());
      field.set("expression", expression(column.name()));
      if (column.role() != Role.FACT) {
        field.putObject("dimension").put("is_time", column.role() == Role.TIME);
      }
      field.put("description", column.description());
      field.put("datatype", datatype(column.type()));
    }
    return node;
  }

  private static String datatype(String type) {
    String word = type.replaceAll("[( ].*", "");
    return switch (word) {
      case "varchar" -> "String";
      case "bigint", "integer" -> "Integer";
      case "decimal" -> "Decimal";
      case "boolean" -> "Boolean";
      case "date" -> "Date";
      case "timestamp" -> type.endsWith("with time zone") ? "DateTimeTz" : "DateTime";
      default -> "Opaque";
    };
  }

  private static ObjectNode expression(String sql) {
    ObjectNode expression = JSON.createObjectNode();
    expression.putArray("dialects").addObject().put("dialect", DIALECT).put("expression", sql);
    return expression;
  }
}
