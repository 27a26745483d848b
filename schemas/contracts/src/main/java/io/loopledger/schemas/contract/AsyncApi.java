package io.loopledger.schemas.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loopledger.schemas.event.EventType;
import io.loopledger.schemas.event.Topic;
import io.loopledger.schemas.live.LiveTopic;
import io.loopledger.schemas.wire.AvroSchemas;
import io.loopledger.schemas.wire.EventRecords;
import java.util.Arrays;
import java.util.List;

/** The topics, their messages and their dead letters, as one AsyncAPI 3.0 document. */
public final class AsyncApi {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String AVRO_FORMAT = "application/vnd.apache.avro;version=1.9.0";
  static final String KAFKA_BINDING = "0.5.0";

  private AsyncApi() {}

  /**
   * The document.
   *
   * @param version of the event language
   */
  public static ObjectNode document(String version) {
    ObjectNode document = MAPPER.createObjectNode();
    document.put("asyncapi", "3.0.0");
    document.put("id", "urn:loopledger:events");
    info(document.putObject("info"), version);
    document.put("defaultContentType", EventRecords.CONTENT_TYPE);
    server(document.putObject("servers").putObject("kafka"));
    ObjectNode channels = document.putObject("channels");
    ObjectNode operations = document.putObject("operations");
    for (Topic topic : Topic.values()) {
      events(channels.putObject(topic.topicName()), topic);
      deadLetters(
          channels.putObject(topic.deadLetterTopicName()),
          topic.topicName(),
          topic.deadLetterTopicName());
      operations(operations, topic);
    }
    CommandSchemas.describe(channels, operations);
    for (LiveTopic topic : LiveTopic.values()) {
      live(channels.putObject(topic.topicName()), operations, topic);
    }
    ObjectNode messages = document.putObject("components").putObject("messages");
    for (EventType type : EventType.values()) {
      messages.set(type.typeName(), message(type));
    }
    messages.set(DeadLetterMessage.NAME, DeadLetterMessage.message());
    messages.set(CommandSchemas.NAME, CommandSchemas.message());
    for (LiveTopic topic : LiveTopic.values()) {
      messages.set(LiveSchemas.name(topic), LiveSchemas.message(topic));
    }
    ObjectNode schemas = document.withObject("/components").putObject("schemas");
    schemas.set("cloudEventHeaders", CloudEventHeaders.schema());
    schemas.set("deadLetterHeaders", DeadLetterMessage.headers());
    return document;
  }

  private static void info(ObjectNode info, String version) {
    info.put("title", "Loopledger events");
    info.put("version", version);
    info.put(
        "description",
        "Every event of the seven stages of circular commerce, as CloudEvents 1.0 in binary mode"
            + " with an Avro value. The record's key is the ledger subject. A producer that does"
            + " not write to Kafka itself sends the same events as JSON to the HTTP door.");
    info.putObject("license")
        .put("name", "Apache-2.0")
        .put("url", "https://www.apache.org/licenses/LICENSE-2.0.txt");
  }

  private static void server(ObjectNode server) {
    server.put("host", "{host}:{port}");
    server.put("protocol", "kafka");
    server.put("description", "The Kafka cluster; the defaults are those of ./loopledger up.");
    ObjectNode variables = server.putObject("variables");
    variables.putObject("host").put("default", "127.0.0.1").put("description", "Bootstrap host.");
    variables.putObject("port").put("default", "19092").put("description", "Bootstrap port.");
  }

  private static void events(ObjectNode channel, Topic topic) {
    channel.put("address", topic.topicName());
    channel.put("title", "Events of " + topic.topicName());
    channel.put(
        "description",
        "Ordered per subject. A late, repeated or corrected event needs no special care: the ledger"
            + " is a function of the set of events.");
    ObjectNode messages = channel.putObject("messages");
    types(topic)
        .forEach(
            type ->
                reference(
                    messages.putObject(type.typeName()),
                    "#/components/messages/" + type.typeName()));
    binding(channel, topic.topicName());
  }

  static void deadLetters(ObjectNode channel, String topic, String deadLetterTopic) {
    channel.put("address", deadLetterTopic);
    channel.put("title", "Records of %s that could not be posted".formatted(topic));
    reference(
        channel.putObject("messages").putObject(DeadLetterMessage.NAME),
        "#/components/messages/" + DeadLetterMessage.NAME);
    binding(channel, deadLetterTopic);
  }

  private static void live(ObjectNode channel, ObjectNode operations, LiveTopic topic) {
    String name = topic.topicName();
    channel.put("address", name);
    channel.put("title", "Live output " + name);
    channel.put(
        "description",
        "Written at least once, without transactions: a repeat is harmless, and of one key the"
            + " highest version counts, whatever comes later.");
    reference(
        channel.putObject("messages").putObject(LiveSchemas.name(topic)),
        "#/components/messages/" + LiveSchemas.name(topic));
    binding(channel, name);
    ObjectNode send = operations.putObject("send_" + name.replace('-', '_'));
    send.put("action", "send");
    send.put("summary", "Loopledger tells what it posts.");
    reference(send.putObject("channel"), "#/channels/" + name);
  }

  static void binding(ObjectNode channel, String topic) {
    channel
        .putObject("bindings")
        .putObject("kafka")
        .put("topic", topic)
        .put("bindingVersion", KAFKA_BINDING);
  }

  private static void operations(ObjectNode operations, Topic topic) {
    String name = topic.topicName();
    ObjectNode receive = operations.putObject("receive_" + name);
    receive.put("action", "receive");
    receive.put("summary", "Loopledger posts the events of %s.".formatted(name));
    reference(receive.putObject("channel"), "#/channels/" + name);
    ArrayNode messages = receive.putArray("messages");
    types(topic)
        .forEach(
            type ->
                reference(
                    messages.addObject(),
                    "#/channels/%s/messages/%s".formatted(name, type.typeName())));
    ObjectNode send = operations.putObject("send_dead_letters_of_" + name);
    send.put("action", "send");
    send.put("summary", "Loopledger puts aside what it cannot post, with the reason.");
    reference(send.putObject("channel"), "#/channels/" + topic.deadLetterTopicName());
  }

  private static ObjectNode message(EventType type) {
    ExampleRecord example = ExampleRecord.of(type);
    ObjectNode message = MAPPER.createObjectNode();
    message.put("name", type.typeName());
    message.put("title", type.typeName());
    message.put("summary", JsonSchemas.doc(type));
    message.put("contentType", EventRecords.CONTENT_TYPE);
    reference(message.putObject("headers"), "#/components/schemas/cloudEventHeaders");
    ObjectNode payload = message.putObject("payload");
    payload.put("schemaFormat", AVRO_FORMAT);
    payload.set("schema", avro(type));
    ObjectNode binding = message.putObject("bindings").putObject("kafka");
    binding
        .putObject("key")
        .put("type", "string")
        .put("description", "The ledger subject in UTF-8, the same as ce_subject.");
    binding.put("bindingVersion", KAFKA_BINDING);
    ObjectNode shown = message.putArray("examples").addObject();
    shown.put("name", "full");
    shown.put("summary", "Every field has a value; the payload is in Avro's JSON encoding.");
    shown.set("headers", example.headers());
    shown.set("payload", example.payload());
    return message;
  }

  private static JsonNode avro(EventType type) {
    try {
      return MAPPER.readTree(AvroSchemas.current(type).toString());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Avro writes its schemas as JSON", e);
    }
  }

  private static List<EventType> types(Topic topic) {
    return Arrays.stream(EventType.values()).filter(type -> type.topic() == topic).toList();
  }

  static void reference(ObjectNode node, String pointer) {
    node.put("$ref", pointer);
  }
}
