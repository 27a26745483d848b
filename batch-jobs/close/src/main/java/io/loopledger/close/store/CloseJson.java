package io.loopledger.close.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loopledger.close.book.Act;
import io.loopledger.close.book.CheckResult;
import io.loopledger.close.book.Reopening;
import io.loopledger.close.book.TableSnapshots;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Parts of a close as JSON. Snapshot ids are texts: they are beyond what doubles can hold. */
final class CloseJson {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private CloseJson() {}

  static String ofTexts(List<String> texts) {
    ArrayNode array = JSON.createArrayNode();
    texts.forEach(array::add);
    return array.toString();
  }

  static List<String> texts(String json) {
    return texts(read(json));
  }

  static String ofChecks(List<CheckResult> checks) {
    ArrayNode array = JSON.createArrayNode();
    for (CheckResult check : checks) {
      ObjectNode node = array.addObject();
      node.put("check", check.check());
      node.put("brand", check.brand());
      node.put("outcome", check.outcome().name());
      node.put("message", check.message());
    }
    return array.toString();
  }

  static List<CheckResult> checks(String json) {
    List<CheckResult> checks = new ArrayList<>();
    for (JsonNode node : read(json)) {
      checks.add(
          new CheckResult(
              node.path("check").asText(),
              node.path("brand").textValue(),
              CheckResult.Outcome.valueOf(node.path("outcome").asText()),
              node.path("message").asText()));
    }
    return checks;
  }

  static String ofSnapshots(TableSnapshots snapshots) {
    ObjectNode node = JSON.createObjectNode();
    node.put("checkpoint_id", Long.toString(snapshots.checkpointId()));
    ObjectNode tables = node.putObject("tables");
    snapshots.byTable().forEach((table, id) -> tables.put(table, Long.toString(id)));
    return node.toString();
  }

  static TableSnapshots snapshots(String json) {
    JsonNode node = read(json);
    Map<String, Long> tables = new TreeMap<>();
    for (Map.Entry<String, JsonNode> table : node.path("tables").properties()) {
      tables.put(table.getKey(), Long.valueOf(table.getValue().asText()));
    }
    return new TableSnapshots(Long.parseLong(node.path("checkpoint_id").asText()), tables);
  }

  static String ofReopenings(List<Reopening> reopenings) {
    ArrayNode array = JSON.createArrayNode();
    for (Reopening reopening : reopenings) {
      ObjectNode node = array.addObject();
      reopening.brands().forEach(node.putArray("brands")::add);
      node.put("by", reopening.act().by());
      node.put("at", reopening.act().at().toString());
      node.put("reason", reopening.act().reason());
      node.put("done", reopening.isDone());
    }
    return array.toString();
  }

  static List<Reopening> reopenings(String json) {
    List<Reopening> reopenings = new ArrayList<>();
    for (JsonNode node : read(json)) {
      Act act =
          new Act(
              node.path("by").asText(),
              Instant.parse(node.path("at").asText()),
              node.path("reason").asText());
      reopenings.add(new Reopening(texts(node.path("brands")), act, node.path("done").asBoolean()));
    }
    return reopenings;
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("PostgreSQL has no JSON where a close has it: " + json, e);
    }
  }
}
