package io.loopledger.schemas.contract;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loopledger.schemas.command.CommandMessage;
import io.loopledger.schemas.command.CommandTopic;

/** The JSON Schema of a command to the posting job, and its place in AsyncAPI. */
final class CommandSchemas {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** Name of the message. */
  static final String NAME = "Command";

  private CommandSchemas() {}

  /** The schema as a document of its own. */
  static ObjectNode document() {
    ObjectNode schema = JSON.objectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("$id", "urn:loopledger:json-schema:" + NAME);
    schema.put("title", NAME);
    schema.put("description", JsonSchemas.doc(CommandMessage.class));
    JsonSchemas.object(CommandMessage.class, schema);
    return schema;
  }

  /** The message in AsyncAPI. */
  static ObjectNode message() {
    ObjectNode message = JSON.objectNode();
    message.put("name", NAME);
    message.put("title", NAME);
    message.put("summary", JsonSchemas.doc(CommandMessage.class));
    message.put("contentType", "application/json");
    JsonSchemas.object(CommandMessage.class, message.putObject("payload"));
    ObjectNode binding = message.putObject("bindings").putObject("kafka");
    binding
        .putObject("key")
        .put("type", "string")
        .put("description", "The ledger subject in UTF-8, the same as subject.");
    binding.put("bindingVersion", AsyncApi.KAFKA_BINDING);
    return message;
  }

  /** Channels and operations of commands. */
  static void describe(ObjectNode channels, ObjectNode operations) {
    ObjectNode channel = channels.putObject(CommandTopic.NAME);
    channel.put("address", CommandTopic.NAME);
    channel.put("title", "Commands to the posting job");
    channel.put(
        "description",
        "From the night and the command line. What was applied stands in ops.commands, what was"
            + " refused in ops.rejections and in the dead letters.");
    AsyncApi.reference(
        channel.putObject("messages").putObject(NAME), "#/components/messages/" + NAME);
    AsyncApi.binding(channel, CommandTopic.NAME);
    AsyncApi.deadLetters(
        channels.putObject(CommandTopic.DEAD_LETTERS),
        CommandTopic.NAME,
        CommandTopic.DEAD_LETTERS);
    ObjectNode receive = operations.putObject("receive_" + CommandTopic.NAME);
    receive.put("action", "receive");
    receive.put("summary", "Loopledger applies commands, each once.");
    AsyncApi.reference(receive.putObject("channel"), "#/channels/" + CommandTopic.NAME);
  }
}
