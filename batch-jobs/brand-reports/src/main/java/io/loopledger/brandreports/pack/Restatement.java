package io.loopledger.brandreports.pack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a package says of the earlier one that it replaces: which it is, and what changed. */
final class Restatement {
  private final JsonNode earlier;
  private final ObjectNode now;
  private final ArrayNode changes;

  private Restatement(JsonNode earlier, ObjectNode now, ArrayNode changes) {
    this.earlier = earlier;
    this.now = now;
    this.changes = changes;
  }

  /** Adds it to the manifest. Without a change the states differ, but not what was read of them. */
  static void add(ObjectNode now, JsonNode earlier, String folder) {
    ObjectNode restates = ((ObjectNode) now.get("loopledger")).putObject("restates");
    restates.put("id", earlier.path("id").asText()).put("folder", folder);
    new Restatement(earlier, now, restates.putArray("changes")).find();
  }

  private void find() {
    status();
    versions();
    Map<String, JsonNode> before = resources(earlier);
    Map<String, JsonNode> after = resources(now);
    SortedSet<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    for (String name : names) {
      if (!before.containsKey(name)) {
        change("file added").put("resource", name);
      } else if (!after.containsKey(name)) {
        change("file removed").put("resource", name);
      } else {
        resource(name, before.get(name), after.get(name));
      }
    }
  }

  private void status() {
    String before = earlier.path("loopledger").path("status").asText();
    String after = now.path("loopledger").path("status").asText();
    if (!before.equals(after)) {
      change("status").put("from", before).put("to", after);
    }
  }

  private void versions() {
    JsonNode before = earlier.path("loopledger").path("metrics");
    now.path("loopledger")
        .path("metrics")
        .properties()
        .forEach(
            metric -> {
              JsonNode version = before.path(metric.getKey());
              if (version.isInt() && version.asInt() != metric.getValue().asInt()) {
                change("definition")
                    .put("metric", metric.getKey())
                    .put("from", version.asInt())
                    .put("to", metric.getValue().asInt());
              }
            });
  }

  private void resource(String name, JsonNode before, JsonNode after) {
    if (before.path("hash").equals(after.path("hash"))) {
      return;
    }
    int found = changes.size();
    figures(name, before, after);
    if (before.path("rows").asLong() != after.path("rows").asLong()) {
      change("rows")
          .put("resource", name)
          .put("from", before.path("rows").asLong())
          .put("to", after.path("rows").asLong());
    }
    if (changes.size() == found) {
      change("content").put("resource", name);
    }
  }

  private void figures(String name, JsonNode before, JsonNode after) {
    JsonNode monthsBefore = before.path("loopledger").path("fingerprints");
    JsonNode monthsAfter = after.path("loopledger").path("fingerprints");
    SortedSet<String> months = new TreeSet<>();
    monthsBefore.fieldNames().forEachRemaining(months::add);
    monthsAfter.fieldNames().forEachRemaining(months::add);
    for (String month : months) {
      for (JsonNode field : after.path("schema").path("fields")) {
        String column = field.path("name").asText();
        JsonNode hash = monthsAfter.path(month).path(column);
        if (field.has("metric") && !hash.equals(monthsBefore.path(month).path(column))) {
          change("figure")
              .put("resource", name)
              .put("column", column)
              .put("metric", field.path("metric").asText())
              .put("period", month);
        }
      }
    }
  }

  private ObjectNode change(String what) {
    return changes.addObject().put("what", what);
  }

  private static Map<String, JsonNode> resources(JsonNode root) {
    Map<String, JsonNode> resources = new LinkedHashMap<>();
    root.path("resources").forEach(each -> resources.put(each.path("name").asText(), each));
    return resources;
  }
}
