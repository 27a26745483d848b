package io.loopledger.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventContext;
import io.loopledger.schemas.event.EventField;
import io.loopledger.schemas.event.EventType;
import io.loopledger.schemas.event.Subject;
import io.loopledger.schemas.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Events as JSON that people read in frozen files; absent fields are left out. */
public final class EventJson {
  /** Reads and writes the files, indented. */
  public static final ObjectMapper MAPPER = new ObjectMapper();

  private EventJson() {}

  /** The file's text of a tree, ending with a line break. */
  public static String text(JsonNode tree) {
    return tree.toPrettyString() + "\n";
  }

  /** The event as a tree. */
  public static ObjectNode write(Event event) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", event.id());
    json.put("source", event.source());
    json.put("type", event.type().typeName());
    json.put("subject", event.subject().toString());
    json.put("effective_time", event.effectiveTime().toString());
    json.set("context", fields(EventField.context(), event.context()));
    json.set("data", fields(EventField.of(event.type()), (Record) event.data()));
    return json;
  }

  /** The event of a tree. */
  public static Event read(JsonNode json) {
    EventType type = EventType.named(json.required("type").asText()).orElseThrow();
    return new Event(
        json.required("id").asText(),
        json.required("source").asText(),
        Subject.parse(json.required("subject").asText()),
        Instant.parse(json.required("effective_time").asText()),
        Records.make(EventContext.class, values(EventField.context(), json.required("context"))),
        Records.make(type.dataClass(), values(EventField.of(type), json.required("data"))));
  }

  private static ObjectNode fields(List<EventField> fields, Record from) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    for (EventField field : fields) {
      Object value = field.value(from);
      switch (value) {
        case null -> {}
        case Money money -> json.put(field.name(), money.toString());
        case Long number -> json.put(field.name(), number);
        case Boolean flag -> json.put(field.name(), flag);
        case Map<?, ?> map -> json.set(field.name(), MAPPER.valueToTree(new TreeMap<>(map)));
        case Record inner -> json.set(field.name(), fields(field.fields(), inner));
        case List<?> list when list.isEmpty() -> {}
        case List<?> list -> {
          ArrayNode array = json.putArray(field.name());
          list.forEach(inner -> array.add(fields(field.fields(), (Record) inner)));
        }
        default -> json.put(field.name(), value.toString());
      }
    }
    return json;
  }

  private static List<@Nullable Object> values(List<EventField> fields, JsonNode from) {
    List<@Nullable Object> values = new ArrayList<>();
    for (EventField field : fields) {
      JsonNode json = from.get(field.name());
      values.add(json == null ? null : value(field, json));
    }
    return values;
  }

  private static Object value(EventField field, JsonNode json) {
    return switch (field.kind()) {
      case TEXT -> json.asText();
      case WHOLE_NUMBER -> json.asLong();
      case FLAG -> json.asBoolean();
      case CHOICE -> Records.choice(field, json.asText());
      case MONEY -> money(json.asText());
      case TEXT_MAP -> texts(json);
      case RECORD -> record(field, json);
      case RECORDS -> {
        List<Object> list = new ArrayList<>();
        json.forEach(inner -> list.add(record(field, inner)));
        yield list;
      }
    };
  }

  private static Record record(EventField field, JsonNode json) {
    return Records.make(field.recordClass(), values(field.fields(), json));
  }

  private static Money money(String text) {
    int space = text.indexOf(' ');
    return Money.of(new BigDecimal(text.substring(0, space)), text.substring(space + 1));
  }

  private static Map<String, String> texts(JsonNode json) {
    Map<String, String> map = new HashMap<>();
    json.properties().forEach(entry -> map.put(entry.getKey(), entry.getValue().asText()));
    return map;
  }
}
