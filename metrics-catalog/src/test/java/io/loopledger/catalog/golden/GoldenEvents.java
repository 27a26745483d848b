package io.loopledger.catalog.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loopledger.catalog.posting.PinnedEvent;
import io.loopledger.catalog.reference.GoldenReferences;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.json.JsonEvents;
import io.loopledger.schemas.json.MalformedJsonException;
import io.loopledger.schemas.json.ReadEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Events in the short notation of the golden cases and of the examples of rules.
 *
 * @param where what messages call the place they stand at
 * @param brand one of the brands of {@link GoldenReferences}
 * @param subject kind of the subject
 */
public record GoldenEvents(String where, String brand, String subject) {
  private static final Pattern MONEY = Pattern.compile("-?\\d+(\\.\\d+)? [A-Z]{3}");

  /** The events in the order of the file, which is one order of arrival. */
  public List<PinnedEvent> read(Iterable<JsonNode> notation) {
    List<PinnedEvent> events = new ArrayList<>();
    for (JsonNode event : notation) {
      events.add(
          new PinnedEvent(
              read(cloudEvent(event, "e" + (events.size() + 1))), GoldenReferences.VERSION));
    }
    return events;
  }

  private ObjectNode cloudEvent(JsonNode event, String defaultId) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("specversion", "1.0");
    json.put("id", event.path("id").asText(defaultId));
    json.put("source", event.path("source").asText("/golden"));
    json.put("type", "io.loopledger." + event.required("type").asText());
    json.put("subject", subject + ":" + brand + "/golden");
    json.put("time", event.required("time").asText());
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.put("brand", brand);
    event.path("data").fields().forEachRemaining(f -> data.set(f.getKey(), value(f.getValue())));
    if (data.path("replacement").isObject()) {
      data.put("replacement", replacement(data));
    }
    json.set("data", data);
    return json;
  }

  /** A replacement written as YAML becomes the JSON text that events carry. */
  private String replacement(ObjectNode data) {
    ObjectNode event = data.get("replacement").deepCopy();
    event.put("id", data.required("target_id").asText());
    event.put("source", data.required("target_source").asText());
    ObjectNode json = cloudEvent(event, "");
    json.with("data").setAll((ObjectNode) event.path("data"));
    json.with("data").put("brand", brand);
    return json.toString();
  }

  /** {@code 219.00 EUR} becomes an amount and a currency. */
  private static JsonNode value(JsonNode value) {
    if (value.isTextual() && MONEY.matcher(value.asText()).matches()) {
      String[] parts = value.asText().split(" ", 2);
      return JsonNodeFactory.instance
          .objectNode()
          .put("amount", parts[0])
          .put("currency", parts[1]);
    } else if (value.isObject()) {
      ObjectNode next = JsonNodeFactory.instance.objectNode();
      value.fields().forEachRemaining(f -> next.set(f.getKey(), value(f.getValue())));
      return next;
    } else if (value.isArray()) {
      var next = JsonNodeFactory.instance.arrayNode();
      value.forEach(v -> next.add(value(v)));
      return next;
    }
    return value;
  }

  private Event read(ObjectNode json) {
    try {
      return switch (JsonEvents.readStructured(json.toString().getBytes(StandardCharsets.UTF_8))) {
        case ReadEvent.Valid valid -> valid.event();
        case ReadEvent.Invalid invalid ->
            throw new IllegalArgumentException(
                "%s: %s is no event: %s".formatted(where, json.get("id"), invalid.faults()));
      };
    } catch (MalformedJsonException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
