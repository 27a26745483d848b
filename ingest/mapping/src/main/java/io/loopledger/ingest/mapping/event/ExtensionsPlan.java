package io.loopledger.ingest.mapping.event;

import io.loopledger.ingest.mapping.fault.FaultException;
import io.loopledger.ingest.mapping.record.JsonText;
import io.loopledger.ingest.mapping.record.Ref;
import io.loopledger.ingest.mapping.value.Evaluation;
import io.loopledger.ingest.mapping.value.Value;
import io.loopledger.ingest.mapping.value.ValueParser;
import io.loopledger.ingest.mapping.yaml.Keys;
import io.loopledger.ingest.mapping.yaml.Problems;
import io.loopledger.ingest.mapping.yaml.YamlNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Further attributes of an event. */
final class ExtensionsPlan {
  private final Map<String, Value> texts = new LinkedHashMap<>();
  private final Map<String, Ref> raw = new LinkedHashMap<>();
  private final boolean withOthers;

  /**
   * Nothing yet.
   *
   * @param withOthers whether columns the mapping does not name are kept
   */
  ExtensionsPlan(boolean withOthers) {
    this.withOthers = withOthers;
  }

  void parse(YamlNode node, ValueParser values, Problems problems) {
    Keys.entries(node, problems)
        .ifPresent(
            map -> map.entries().forEach((name, value) -> parse(name, value, values, problems)));
  }

  private void parse(String name, YamlNode node, ValueParser values, Problems problems) {
    if (node instanceof YamlNode.Entries map && map.entries().containsKey("json")) {
      Keys keys = Keys.of(map, Set.of("json"), problems);
      keys.text("json")
          .flatMap(pointer -> values.names().ref(pointer, map.place()))
          .ifPresent(ref -> raw.put(name, ref));
    } else {
      texts.put(name, values.text(node));
    }
  }

  Map<String, String> extensions(Evaluation evaluation) throws FaultException {
    Map<String, String> extensions = new HashMap<>();
    if (withOthers) {
      evaluation.fields().others().forEach((name, text) -> put(extensions, name, text));
    }
    for (Map.Entry<String, Value> text : texts.entrySet()) {
      put(extensions, text.getKey(), text.getValue().text(evaluation));
    }
    raw.forEach(
        (name, ref) -> {
          String json = evaluation.fields().json(ref);
          if (!json.isEmpty()) {
            extensions.put(name, json);
          }
        });
    return extensions;
  }

  private static void put(Map<String, String> extensions, String name, String text) {
    if (!text.isEmpty()) {
      extensions.put(name, JsonText.string(text));
    }
  }
}
