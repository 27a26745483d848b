package io.loopledger.schemas.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HexFormat;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** A Kafka record as a frozen file holds it: texts readable, the value in hexadecimal. */
@SuppressWarnings("ArrayRecordComponent") // nobody compares these
record RecordJson(String topic, Headers headers, byte[] key, byte[] value) {
  static RecordJson of(ProducerRecord<byte[], byte[]> record) {
    return new RecordJson(record.topic(), record.headers(), record.key(), record.value());
  }

  static RecordJson read(JsonNode json) {
    RecordHeaders headers = new RecordHeaders();
    json.required("headers")
        .properties()
        .forEach(
            header -> headers.add(header.getKey(), header.getValue().asText().getBytes(UTF_8)));
    return new RecordJson(
        json.required("topic").asText(),
        headers,
        json.required("key").asText().getBytes(UTF_8),
        HexFormat.of().parseHex(json.required("value").asText()));
  }

  ObjectNode write() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("topic", topic);
    json.put("key", new String(key, UTF_8));
    ObjectNode names = json.putObject("headers");
    for (Header header : headers) {
      names.put(header.key(), new String(header.value(), UTF_8));
    }
    json.put("value", HexFormat.of().formatHex(value));
    return json;
  }
}
