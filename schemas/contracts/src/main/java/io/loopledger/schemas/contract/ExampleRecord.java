package io.loopledger.schemas.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventType;
import io.loopledger.schemas.json.JsonEvents;
import io.loopledger.schemas.json.MalformedJsonException;
import io.loopledger.schemas.json.ReadEvent;
import io.loopledger.schemas.wire.AvroSchemas;
import io.loopledger.schemas.wire.EventRecords;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.io.JsonEncoder;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/**
 * The Kafka record of an example event, made by the code that makes real ones.
 *
 * @param headers its CloudEvents headers
 * @param payload its value in Avro's JSON encoding
 */
record ExampleRecord(ObjectNode headers, JsonNode payload) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  static ExampleRecord of(EventType type) {
    ProducerRecord<byte[], byte[]> record = new EventRecords().toRecord(event(type));
    ObjectNode headers = MAPPER.createObjectNode();
    for (Header header : record.headers()) {
      headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
    }
    return new ExampleRecord(headers, payload(AvroSchemas.current(type), record.value()));
  }

  private static Event event(EventType type) {
    byte[] json = ExampleJson.event(type).toString().getBytes(StandardCharsets.UTF_8);
    try {
      return switch (JsonEvents.readStructured(json)) {
        case ReadEvent.Valid valid -> valid.event();
        case ReadEvent.Invalid invalid ->
            throw new IllegalStateException(
                "the examples of %s make no valid event: %s"
                    .formatted(type.typeName(), invalid.faults()));
      };
    } catch (MalformedJsonException e) {
      throw new IllegalStateException("the examples of " + type.typeName(), e);
    }
  }

  private static JsonNode payload(Schema schema, byte[] value) {
    try {
      Object datum =
          new GenericDatumReader<>(schema)
              .read(null, DecoderFactory.get().binaryDecoder(value, null));
      ByteArrayOutputStream json = new ByteArrayOutputStream();
      JsonEncoder encoder = EncoderFactory.get().jsonEncoder(schema, json);
      new GenericDatumWriter<>(schema).write(datum, encoder);
      encoder.flush();
      return MAPPER.readTree(json.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be read", e);
    }
  }
}
