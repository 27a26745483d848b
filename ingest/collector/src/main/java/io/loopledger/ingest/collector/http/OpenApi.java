package io.loopledger.ingest.collector.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.loopledger.schemas.contract.ContractFiles;
import io.loopledger.schemas.contract.JsonSchemas;
import io.loopledger.schemas.entry.RejectionCode;
import io.loopledger.schemas.event.EventType;
import io.loopledger.schemas.wire.EventRecords;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/**
 * The door's OpenAPI 3.1 description: what {@code openapi.yaml} says of paths and answers, with the
 * event language's own schemas of the events.
 */
final class OpenApi {
  private static final String SCHEMAS = "#/components/schemas/";
  private static final String FILE = "openapi.yaml";

  private OpenApi() {}

  /** The document. */
  static ObjectNode document() {
    ObjectNode document = template();
    document.withObject("/info").put("version", ContractFiles.version());
    ObjectNode schemas = document.withObject("/components/schemas");
    ArrayNode codes = schemas.putObject("Code").put("type", "string").putArray("enum");
    for (RejectionCode code : RejectionCode.values()) {
      codes.add(code.name());
    }
    ObjectNode event = schemas.putObject("Event");
    ArrayNode events = event.put("description", "An event in structured mode.").putArray("oneOf");
    ObjectNode names =
        event.putObject("discriminator").put("propertyName", "type").putObject("mapping");
    ArrayNode data =
        schemas
            .putObject("EventData")
            .put("description", "The data of an event, the body in binary mode.")
            .putArray("anyOf");
    for (EventType type : EventType.values()) {
      String name = type.typeName();
      schemas.set(name, schema(type, schemas));
      events.addObject().put("$ref", SCHEMAS + name);
      names.put(EventRecords.TYPE_PREFIX + name, SCHEMAS + name);
      data.addObject().put("$ref", SCHEMAS + name + "/properties/data");
    }
    return document;
  }

  /** A type's schema as a part of the document; what it defines for itself, all share. */
  private static ObjectNode schema(EventType type, ObjectNode schemas) {
    ObjectNode schema = JsonSchemas.event(type);
    schema.remove("$schema");
    schema.remove("$id");
    if (schema.remove("$defs") instanceof ObjectNode shared) {
      shared.properties().forEach(entry -> schemas.set(entry.getKey(), entry.getValue()));
    }
    pointToShared(schema);
    return schema;
  }

  private static void pointToShared(JsonNode node) {
    if (node instanceof ObjectNode object && object.has("$ref")) {
      object.put("$ref", object.path("$ref").asText().replace("#/$defs/", SCHEMAS));
    }
    node.forEach(OpenApi::pointToShared);
  }

  private static ObjectNode template() {
    try (InputStream file =
        Objects.requireNonNull(OpenApi.class.getResourceAsStream(FILE), FILE + " is missing")) {
      return (ObjectNode) new ObjectMapper(new YAMLFactory()).readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(FILE + " cannot be read", e);
    }
  }
}
