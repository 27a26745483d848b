package io.loopledger.schemas.contract;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loopledger.schemas.entry.RejectionCode;
import io.loopledger.schemas.wire.DeadLetterHeaders;
import java.util.Arrays;

/** What a dead-letter topic carries. */
final class DeadLetterMessage {
  static final String NAME = "DeadLetter";

  private DeadLetterMessage() {}

  static ObjectNode message() {
    ObjectNode message = JsonNodeFactory.instance.objectNode();
    message.put("name", NAME);
    message.put("title", "Dead letter");
    message.put(
        "summary",
        "A record that could not be posted: key, value and headers as they came, sealed with the"
            + " brand's key, because a wrong producer may have put a person's data in them; and"
            + " readable headers that say what is wrong.");
    message.put("contentType", "application/octet-stream");
    AsyncApi.reference(message.putObject("headers"), "#/components/schemas/deadLetterHeaders");
    return message;
  }

  static ObjectNode headers() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    text(properties, DeadLetterHeaders.TOPIC, "Topic of the original record.");
    text(properties, DeadLetterHeaders.PARTITION, "Partition of the original record, in decimal.");
    text(properties, DeadLetterHeaders.OFFSET, "Offset of the original record, in decimal.");
    text(properties, DeadLetterHeaders.STAGE, "Which part of the platform refused it.");
    text(properties, DeadLetterHeaders.EXCEPTION, "Class of the exception, or the code.");
    text(properties, DeadLetterHeaders.MESSAGE, "What is wrong, and the fix.");
    text(properties, DeadLetterHeaders.SCHEMA_ID, "The Avro schema the record names, if any.");
    // no list of all: a later release may have more
    text(properties, DeadLetterHeaders.CODE, "The rejection's code.")
        .putArray("examples")
        .add(RejectionCode.INVALID.name())
        .add(RejectionCode.UNKNOWN_BRAND.name())
        .add(RejectionCode.CONFLICT.name());
    ArrayNode owners = text(properties, DeadLetterHeaders.OWNER, "Who must act.").putArray("enum");
    Arrays.stream(RejectionCode.Owner.values()).forEach(owner -> owners.add(owner.name()));
    text(properties, DeadLetterHeaders.SEALED, "Version of the sealed form.");
    text(properties, DeadLetterHeaders.SEALED_HEADERS, "The original headers, sealed.");
    return schema;
  }

  private static ObjectNode text(ObjectNode properties, String name, String doc) {
    return properties.putObject(name).put("type", "string").put("description", doc);
  }
}
