package io.loopledger.schemas.contract;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loopledger.schemas.event.Doc;
import io.loopledger.schemas.event.EventField;
import io.loopledger.schemas.event.EventType;
import io.loopledger.schemas.wire.EventRecords;
import java.util.List;
import java.util.Set;

/**
 * The JSON Schema (draft 2020-12) of each event type as the HTTP door takes it. The door checks
 * more than a schema can say; what the schema refuses, the door refuses too.
 */
public final class JsonSchemas {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** Fields of the context that Avro always has and JSON may leave out. */
  private static final Set<String> DEFAULTED = Set.of("origin", "date_only", "extensions");

  private static final String DECIMAL = "^[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]+)?$";

  private JsonSchemas() {}

  /** The schema of a type's event in structured mode. */
  public static ObjectNode event(EventType type) {
    ObjectNode schema = JSON.objectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("$id", "urn:loopledger:json-schema:" + type.typeName());
    schema.put("title", type.typeName());
    schema.put("description", doc(type));
    schema.put("type", "object");
    ArrayNode required = schema.putArray("required");
    List.of("specversion", "id", "source", "type", "subject", "time", "data")
        .forEach(required::add);
    ObjectNode properties = schema.putObject("properties");
    properties.putObject("specversion").put("const", "1.0");
    text(properties, "id", "Unique within the source; the same whenever the event is sent again.");
    text(properties, "source", "Who says so: a URI reference.").put("format", "uri-reference");
    properties.putObject("type").put("const", EventRecords.TYPE_PREFIX + type.typeName());
    text(properties, "subject", "What it is about; the key begins with the brand.")
        .put("pattern", "^(unit|voucher|line|doc|period):[^/]+/[\\s\\S]+$");
    text(properties, "time", "When it happened, not when it was sent.").put("format", "date-time");
    properties
        .putObject("datacontenttype")
        .put("type", "string")
        .put("pattern", "^" + ExampleJson.CONTENT_TYPE);
    properties.set("data", data(type));
    schema.putObject("$defs").set("Money", money());
    schema.putArray("examples").add(ExampleJson.event(type));
    return schema;
  }

  private static ObjectNode data(EventType type) {
    ObjectNode data = JSON.objectNode();
    data.put("type", "object");
    data.put("additionalProperties", false);
    ArrayNode required = data.putArray("required");
    ObjectNode properties = data.putObject("properties");
    for (EventField field : EventField.context()) {
      boolean isOptional = field.optional() || isDefaulted(field);
      field(field, isOptional, required, properties);
    }
    EventField.of(type).forEach(field -> field(field, field.optional(), required, properties));
    return data;
  }

  /** Whether JSON may leave out a field that Avro always has. */
  static boolean isDefaulted(EventField field) {
    return DEFAULTED.contains(field.name());
  }

  /** Adds a field; an optional one may be left out, or be null. */
  private static void field(
      EventField field, boolean isOptional, ArrayNode required, ObjectNode properties) {
    ObjectNode property = properties.putObject(field.name());
    property.put("description", field.doc());
    if (isOptional) {
      form(field, property.putArray("anyOf").addObject());
      property.withArray("anyOf").addObject().put("type", "null");
    } else {
      form(field, property);
      required.add(field.name());
    }
  }

  private static void form(EventField field, ObjectNode schema) {
    switch (field.kind()) {
      case TEXT -> schema.put("type", "string");
      case WHOLE_NUMBER -> schema.put("type", "integer").put("format", "int64");
      case FLAG -> schema.put("type", "boolean");
      case CHOICE -> choices(field, schema.put("type", "string").putArray("enum"));
      case MONEY -> schema.put("$ref", "#/$defs/Money");
      case TEXT_MAP -> schema.put("type", "object");
      case RECORD -> record(field, schema);
      case RECORDS -> {
        schema.put("type", "array");
        record(field, schema.putObject("items"));
      }
    }
  }

  /** The object that a record is written as. */
  static void object(Class<? extends Record> recordClass, ObjectNode schema) {
    object(EventField.ofRecord(recordClass), schema);
  }

  private static void record(EventField field, ObjectNode schema) {
    object(field.fields(), schema);
  }

  private static void object(List<EventField> fields, ObjectNode schema) {
    schema.put("type", "object");
    schema.put("additionalProperties", false);
    ArrayNode required = schema.putArray("required");
    ObjectNode properties = schema.putObject("properties");
    fields.forEach(inner -> field(inner, inner.optional(), required, properties));
  }

  private static void choices(EventField field, ArrayNode names) {
    field.choices().forEach(choice -> names.add(choice.name()));
  }

  private static ObjectNode money() {
    ObjectNode money = JSON.objectNode();
    money.put("description", "An exact amount in one currency.");
    money.put("type", "object");
    money.put("additionalProperties", false);
    money.putArray("required").add("amount").add("currency");
    ObjectNode properties = money.putObject("properties");
    ObjectNode amount = properties.putObject("amount");
    amount.put(
        "description", "Major units, at most six decimals; a text, so that nobody rounds it.");
    ArrayNode forms = amount.putArray("anyOf");
    forms.addObject().put("type", "string").put("pattern", DECIMAL);
    forms.addObject().put("type", "number");
    properties
        .putObject("currency")
        .put("description", "ISO 4217 code.")
        .put("type", "string")
        .put("pattern", "^[A-Z]{3}$");
    return money;
  }

  private static ObjectNode text(ObjectNode properties, String name, String description) {
    return properties
        .putObject(name)
        .put("description", description)
        .put("type", "string")
        .put("minLength", 1);
  }

  /** A type's documentation. */
  static String doc(EventType type) {
    return doc(type.dataClass());
  }

  /** A record's documentation. */
  static String doc(Class<?> recordClass) {
    Doc doc = recordClass.getAnnotation(Doc.class);
    if (doc == null) {
      throw new IllegalStateException(recordClass + " has no @Doc");
    }
    return doc.value();
  }
}
