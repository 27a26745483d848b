package io.loopledger.catalog.metrics.compare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.metrics.Metric;
import io.loopledger.catalog.metrics.Metric.Simple;
import io.loopledger.catalog.metrics.Model;
import io.loopledger.catalog.metrics.publish.MetricsJson;
import io.loopledger.catalog.metrics.sql.PinnedQuery;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A metric as {@code metrics.json} has it, its fields by name.
 *
 * @param name schema and name of its view
 * @param version version of the definition
 * @param fields other fields, in order; what is nested has names such as {@code label.en}
 */
public record DefinitionRecord(String name, int version, Map<String, String> fields) {
  /** The query behind a metric's model; only definitions themselves have it, no metrics.json. */
  static final String MODEL_SQL = "model_sql";

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Types of columns that group; the others are figures. */
  private static final Set<String> KEY_TYPES = Set.of("string", "date");

  public DefinitionRecord {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /** All metrics of a catalog, by name. */
  public static Map<String, DefinitionRecord> of(Catalog catalog) {
    Map<String, DefinitionRecord> records = read("the catalog", new MetricsJson(catalog).text());
    PinnedQuery inlined = new PinnedQuery(catalog, table -> Optional.empty());
    for (Metric metric : catalog.metrics()) {
      if (metric.definition() instanceof Simple simple) {
        Model model = catalog.model(simple);
        model
            .sql()
            .ifPresent(
                sql ->
                    records.computeIfPresent(
                        metric.qualifiedName(),
                        (name, record) -> record.with(MODEL_SQL, inlined.sql(sql))));
      }
    }
    return records;
  }

  private DefinitionRecord with(String field, String value) {
    Map<String, String> more = new LinkedHashMap<>(fields);
    more.put(field, value);
    return new DefinitionRecord(name, version, more);
  }

  /**
   * All metrics of a {@code metrics.json}, by name.
   *
   * @param file for messages
   * @throws IllegalArgumentException if the text is none
   */
  public static Map<String, DefinitionRecord> read(String file, String text) {
    Map<String, DefinitionRecord> records = new TreeMap<>();
    try {
      JsonNode root = JSON.readTree(text);
      if (root.path("format").asInt() != 1 || !root.path("metrics").isArray()) {
        throw new IllegalArgumentException(
            "%s is no metrics.json of format 1; give the file of a release or a folder of definitions"
                .formatted(file));
      }
      for (JsonNode metric : root.path("metrics")) {
        DefinitionRecord record = of(metric);
        records.put(record.name(), record);
      }
      return records;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "%s is not JSON: %s; give the metrics.json of a release or a folder of definitions"
              .formatted(file, e.getOriginalMessage()),
          e);
    }
  }

  private static DefinitionRecord of(JsonNode metric) {
    Map<String, String> fields = new LinkedHashMap<>();
    metric
        .properties()
        .forEach(
            field -> {
              JsonNode value = field.getValue();
              switch (field.getKey()) {
                case "name", "view", "version" -> {}
                case "columns" -> fields.put("dimensions", dimensions(value));
                case "inputs" -> fields.put("inputs", texts(value));
                case "label", "description" ->
                    value
                        .properties()
                        .forEach(
                            language ->
                                fields.put(
                                    field.getKey() + "." + language.getKey(),
                                    language.getValue().asText()));
                default -> fields.put(field.getKey(), value.asText());
              }
            });
    return new DefinitionRecord(
        metric.path("view").asText(), metric.path("version").asInt(), fields);
  }

  private static String dimensions(JsonNode columns) {
    Set<String> names = new LinkedHashSet<>();
    for (JsonNode column : columns) {
      if (KEY_TYPES.contains(column.path("type").asText())) {
        names.add(column.path("name").asText());
      }
    }
    return String.join(", ", names);
  }

  private static String texts(JsonNode list) {
    Set<String> texts = new LinkedHashSet<>();
    list.forEach(text -> texts.add(text.asText()));
    return String.join(", ", texts);
  }
}
