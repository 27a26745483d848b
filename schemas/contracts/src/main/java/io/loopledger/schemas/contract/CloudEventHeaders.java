package io.loopledger.schemas.contract;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loopledger.schemas.wire.EventRecords;
import java.util.List;

/** The CloudEvents attributes as Kafka headers. */
final class CloudEventHeaders {
  /**
   * One header.
   *
   * @param name as in Kafka
   * @param doc what it means
   * @param format JSON Schema's name of its form; empty for plain text
   */
  record Attribute(String name, String doc, String format) {}

  /** All of them, in order; an event without one of these is not posted. */
  static final List<Attribute> ALL =
      List.of(
          new Attribute("ce_specversion", "Version of CloudEvents: 1.0.", ""),
          new Attribute("ce_id", "Unique within the source; the pair counts once.", ""),
          new Attribute("ce_source", "Who says so: a URI reference.", "uri-reference"),
          new Attribute("ce_type", "The event type, %s*.".formatted(EventRecords.TYPE_PREFIX), ""),
          new Attribute("ce_subject", "The ledger subject, the same as the record's key.", ""),
          new Attribute("ce_time", "When it happened, not when it was sent.", "date-time"),
          new Attribute(
              "ce_dataschema", "The Avro schema it was written with, by fingerprint.", "uri"),
          new Attribute(
              "content-type", "Form of the value: %s.".formatted(EventRecords.CONTENT_TYPE), ""));

  private CloudEventHeaders() {}

  static ObjectNode schema() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.put("type", "object");
    ArrayNode required = schema.putArray("required");
    ObjectNode properties = schema.putObject("properties");
    for (Attribute attribute : ALL) {
      required.add(attribute.name());
      ObjectNode property = properties.putObject(attribute.name());
      property.put("type", "string");
      property.put("description", attribute.doc());
      if (!attribute.format().isEmpty()) {
        property.put("format", attribute.format());
      }
    }
    return schema;
  }
}
