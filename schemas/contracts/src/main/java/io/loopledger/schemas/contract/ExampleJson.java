package io.loopledger.schemas.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loopledger.schemas.event.EventField;
import io.loopledger.schemas.event.EventType;
import io.loopledger.schemas.wire.EventRecords;

/** Examples in JSON, made of what the fields say of themselves. */
final class ExampleJson {
  static final String CONTENT_TYPE = "application/json";
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private ExampleJson() {}

  /** An event of a type in which every field has a value, as CloudEvents in structured mode. */
  static ObjectNode event(EventType type) {
    ObjectNode event = JSON.objectNode();
    event.put("specversion", "1.0");
    event.put("id", "ev-1029");
    event.put("source", "/example/acme");
    event.put("type", EventRecords.TYPE_PREFIX + type.typeName());
    event.put("subject", "unit:acme/QR-1029");
    event.put("time", "2026-03-01T10:15:30Z");
    event.put("datacontenttype", CONTENT_TYPE);
    ObjectNode data = event.putObject("data");
    EventField.context().forEach(field -> data.set(field.name(), value(field)));
    EventField.of(type).forEach(field -> data.set(field.name(), value(field)));
    return event;
  }

  /** A value of a field. */
  static JsonNode value(EventField field) {
    return switch (field.kind()) {
      case TEXT -> JSON.textNode(field.example().isEmpty() ? field.name() : field.example());
      case WHOLE_NUMBER ->
          JSON.numberNode(field.example().isEmpty() ? 1 : Long.parseLong(field.example()));
      case FLAG -> JSON.booleanNode(!field.example().equals("false"));
      case CHOICE ->
          JSON.textNode(
              field.example().isEmpty() ? field.choices().getFirst().name() : field.example());
      case MONEY -> JSON.objectNode().put("amount", "12.50").put("currency", "EUR");
      case TEXT_MAP -> JSON.objectNode().set("colour", JSON.textNode("red"));
      case RECORD -> record(field);
      case RECORDS -> JSON.arrayNode().add(record(field));
    };
  }

  private static ObjectNode record(EventField field) {
    ObjectNode record = JSON.objectNode();
    field.fields().forEach(inner -> record.set(inner.name(), value(inner)));
    return record;
  }
}
