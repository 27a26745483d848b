package io.loopledger.schemas.contract;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loopledger.schemas.event.EventField;
import java.util.List;

/** Headers and fields as properties of a data contract. */
final class ContractProperties {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** The two headers that together identify an event. */
  private static final List<String> KEY = List.of("ce_source", "ce_id");

  private ContractProperties() {}

  static ObjectNode of(CloudEventHeaders.Attribute header) {
    ObjectNode property = JSON.objectNode();
    property.put("name", header.name());
    if (KEY.contains(header.name())) {
      property.put("primaryKey", true);
      property.put("primaryKeyPosition", KEY.indexOf(header.name()) + 1);
    }
    property.put("logicalType", header.format().equals("date-time") ? "timestamp" : "string");
    property.put("physicalType", "Kafka header, UTF-8");
    property.put("description", header.doc());
    property.put("required", true);
    return property;
  }

  static ObjectNode of(EventField field) {
    ObjectNode property = JSON.objectNode();
    property.put("name", field.name());
    type(field, property);
    property.put("description", field.doc());
    property.put("required", !field.optional());
    if (field.name().equals("customer")) {
      property.put("classification", "pseudonym");
    }
    examples(field, property);
    quality(field, property);
    return property;
  }

  private static void type(EventField field, ObjectNode property) {
    switch (field.kind()) {
      case TEXT, CHOICE -> types(property, "string", "string");
      case WHOLE_NUMBER -> {
        types(property, "integer", "long");
        property.putObject("logicalTypeOptions").put("format", "i64");
      }
      case FLAG -> types(property, "boolean", "boolean");
      case TEXT_MAP -> types(property, "object", "map of string");
      case MONEY -> money(property);
      case RECORD -> record(field, property);
      case RECORDS -> {
        types(property, "array", "array");
        record(field, property.putObject("items"));
      }
    }
  }

  private static void types(ObjectNode property, String logical, String physical) {
    property.put("logicalType", logical).put("physicalType", physical);
  }

  private static void record(EventField field, ObjectNode property) {
    types(property, "object", "record");
    ArrayNode properties = property.putArray("properties");
    field.fields().forEach(inner -> properties.add(of(inner)));
  }

  private static void money(ObjectNode property) {
    types(property, "object", "record Money");
    ArrayNode properties = property.putArray("properties");
    ObjectNode amount = properties.addObject().put("name", "amount_micros");
    types(amount, "integer", "long");
    amount.putObject("logicalTypeOptions").put("format", "i64");
    amount.put("description", "Millionths of the currency's major unit.").put("required", true);
    ObjectNode currency = properties.addObject().put("name", "currency");
    types(currency, "string", "string");
    currency.put("description", "ISO 4217 code.").put("required", true);
    currency.putObject("logicalTypeOptions").put("pattern", "^[A-Z]{3}$");
    currency.putArray("examples").add("EUR");
  }

  private static void examples(EventField field, ObjectNode property) {
    switch (field.kind()) {
      case TEXT, WHOLE_NUMBER, CHOICE ->
          property.putArray("examples").add(ExampleJson.value(field));
      case FLAG, TEXT_MAP, MONEY, RECORD, RECORDS -> {}
    }
  }

  private static void quality(EventField field, ObjectNode property) {
    if (field.kind() != EventField.Kind.CHOICE) {
      return;
    }
    ObjectNode rule = property.putArray("quality").addObject();
    rule.put("type", "library");
    rule.put("metric", "invalidValues");
    rule.put("dimension", "conformity");
    rule.put("description", "Another value is dead-lettered as INVALID.");
    ArrayNode values = rule.putObject("arguments").putArray("validValues");
    field.choices().forEach(choice -> values.add(choice.name()));
    rule.put("mustBe", 0);
  }
}
