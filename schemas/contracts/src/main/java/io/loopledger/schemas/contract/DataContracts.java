package io.loopledger.schemas.contract;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loopledger.schemas.event.EventField;
import io.loopledger.schemas.event.EventType;
import io.loopledger.schemas.event.Topic;
import io.loopledger.schemas.wire.AvroSchemas;
import java.util.Arrays;
import java.util.List;

/** One contract per topic, of the Open Data Contract Standard 3.1. */
public final class DataContracts {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private DataContracts() {}

  /**
   * The contract of a topic.
   *
   * @param version of the event language
   */
  public static ObjectNode of(Topic topic, String version) {
    ObjectNode contract = JSON.objectNode();
    contract.put("apiVersion", "v3.1.0");
    contract.put("kind", "DataContract");
    contract.put("id", "urn:loopledger:contract:" + topic.topicName());
    contract.put("name", "Loopledger events: " + topic.topicName());
    contract.put("version", version);
    contract.put("status", "active");
    contract.put("domain", "circular-commerce");
    contract.put("dataProduct", "loopledger-events");
    description(contract.putObject("description"));
    server(contract.putArray("servers").addObject());
    ArrayNode schema = contract.putArray("schema");
    types(topic).forEach(type -> schema.add(object(type)));
    return contract;
  }

  private static void description(ObjectNode description) {
    description.put(
        "purpose",
        "What happened to the units of circular commerce: the events that both ledgers, money and"
            + " CO2e, are posted from.");
    description.put(
        "usage",
        "CloudEvents 1.0 in binary mode, an Avro value, the ledger subject as the key. Records are"
            + " ordered per subject; a reader sorts by ce_time where order matters.");
    description.put(
        "limitations",
        "The same source and id may occur more than once and counts once. A customer is a pseudonym,"
            + " never a name, address or e-mail. Times are instants; business dates follow the"
            + " brand's contract time zone.");
  }

  private static void server(ObjectNode server) {
    server.put("server", "kafka");
    server.put("type", "kafka");
    server.put("description", "The Kafka cluster; the address is that of ./loopledger up.");
    server.put("environment", "local");
    server.put("host", "127.0.0.1:19092");
    server.put("format", "avro");
  }

  private static ObjectNode object(EventType type) {
    ObjectNode object = JSON.objectNode();
    object.put("name", type.typeName());
    object.put("logicalType", "object");
    object.put("physicalName", AvroSchemas.NAMESPACE + "." + type.typeName());
    object.put("physicalType", "topic");
    object.put("description", JsonSchemas.doc(type));
    object.put("dataGranularityDescription", "One event, as its source tells it.");
    ArrayNode properties = object.putArray("properties");
    CloudEventHeaders.ALL.forEach(header -> properties.add(ContractProperties.of(header)));
    EventField.context().forEach(field -> properties.add(ContractProperties.of(field)));
    EventField.of(type).forEach(field -> properties.add(ContractProperties.of(field)));
    ObjectNode unique = object.putArray("quality").addObject();
    unique.put("name", "source-and-id-count-once");
    unique.put("type", "text");
    unique.put("dimension", "uniqueness");
    unique.put(
        "description",
        "ce_source and ce_id identify an event. A repetition with the same content is counted once;"
            + " one with other content is dead-lettered as CONFLICT.");
    return object;
  }

  private static List<EventType> types(Topic topic) {
    return Arrays.stream(EventType.values()).filter(type -> type.topic() == topic).toList();
  }
}
