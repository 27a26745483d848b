package io.loopledger.schemas.contract;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loopledger.schemas.event.Doc;
import io.loopledger.schemas.live.LiveField;
import io.loopledger.schemas.live.LiveTopic;
import java.util.List;

/**
 * The JSON Schema (draft 2020-12) of each live message, and its place in AsyncAPI. A reader must
 * take fields that it does not know: a later release may have more.
 */
final class LiveSchemas {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String DECIMAL = "^-?[0-9]+(\\.[0-9]{1,6})?$";

  private LiveSchemas() {}

  /** Name of a topic's message. */
  static String name(LiveTopic topic) {
    return topic.messageClass().getSimpleName();
  }

  /** The schema of a topic's messages, as a document of its own. */
  static ObjectNode document(LiveTopic topic) {
    ObjectNode schema = JSON.objectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("$id", "urn:loopledger:json-schema:" + name(topic));
    schema.put("title", name(topic));
    schema.put("description", doc(topic));
    object(LiveField.of(topic.messageClass()), schema);
    return schema;
  }

  /** The message in AsyncAPI. */
  static ObjectNode message(LiveTopic topic) {
    ObjectNode message = JSON.objectNode();
    message.put("name", name(topic));
    message.put("title", name(topic));
    message.put("summary", doc(topic));
    message.put("contentType", "application/json");
    ObjectNode payload = message.putObject("payload");
    object(LiveField.of(topic.messageClass()), payload);
    ObjectNode binding = message.putObject("bindings").putObject("kafka");
    binding
        .putObject("key")
        .put("type", "string")
        .put("description", "The message's first field; of one key the highest version counts.");
    binding.put("bindingVersion", AsyncApi.KAFKA_BINDING);
    return message;
  }

  private static void object(List<LiveField> fields, ObjectNode schema) {
    schema.put("type", "object");
    ArrayNode required = schema.putArray("required");
    ObjectNode properties = schema.putObject("properties");
    for (LiveField field : fields) {
      ObjectNode property = properties.putObject(field.name());
      property.put("description", field.doc());
      form(field, property);
      if (!field.optional()) {
        required.add(field.name());
      }
      if (!field.example().isEmpty()) {
        property.putArray("examples").add(field.example());
      }
    }
  }

  private static void form(LiveField field, ObjectNode schema) {
    switch (field.kind()) {
      case TEXT -> schema.put("type", "string");
      case WHOLE_NUMBER -> schema.put("type", "integer").put("format", "int64");
      case FLAG -> schema.put("type", "boolean");
      case DECIMAL -> schema.put("type", "string").put("pattern", DECIMAL);
      case INSTANT -> schema.put("type", "string").put("format", "date-time");
      case DATE -> schema.put("type", "string").put("format", "date");
      case TEXT_MAP ->
          schema.put("type", "object").putObject("additionalProperties").put("type", "string");
      case RECORD -> object(field.fields(), schema);
      case CHOICE -> {
        ArrayNode choices = schema.put("type", "string").putArray("enum");
        for (Object choice : field.component().getType().getEnumConstants()) {
          choices.add(choice.toString());
        }
      }
    }
  }

  private static String doc(LiveTopic topic) {
    Doc doc = topic.messageClass().getAnnotation(Doc.class);
    if (doc == null) {
      throw new IllegalStateException(topic.messageClass() + " has no @Doc");
    }
    return doc.value();
  }
}
