package io.loopledger.ingest.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.loopledger.schemas.sealing.BrandKeys;
import io.loopledger.schemas.wire.DeadLetters;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** Makes dead letters. */
record Letters(BrandKeys keys) {
  static final long TIME = 1_700_000_000_123L;
  static final byte[] KEY = "unit:acme/QR-1".getBytes(UTF_8);
  static final byte[] VALUE = {0, -1, 'x', 10, 127, -128};

  /** A letter in the dead-letter topic of this one. */
  ProducerRecord<byte[], byte[]> sealed(
      String topic, String code, byte @Nullable [] key, byte @Nullable [] value) {
    return DeadLetters.seal(
        keys.current("acme"),
        "dlq." + topic,
        TIME,
        new DeadLetters.Content(key, value, original()),
        context(topic, code));
  }

  /** A letter in this topic that says it came from that one. */
  ProducerRecord<byte[], byte[]> sealed(String dlqTopic, String origin, String code) {
    return DeadLetters.seal(keys.current("acme"), dlqTopic, TIME, content(), context(origin, code));
  }

  static DeadLetters.Content content() {
    return new DeadLetters.Content(KEY, VALUE, original());
  }

  static DeadLetters.Context context(String topic, String code) {
    return new DeadLetters.Context(topic, 0, 5, "posting", code, "DATA", "mend it");
  }

  static ProducerRecord<byte[], byte[]> record(
      String topic, byte[] key, byte[] value, Headers headers) {
    return new ProducerRecord<>(topic, null, TIME, key, value, headers);
  }

  /** Headers with a repeated name and with bytes that are no text. */
  static RecordHeaders original() {
    RecordHeaders headers = new RecordHeaders();
    add(headers, "ce_id", "1");
    add(headers, "again", "a");
    add(headers, "again", "b");
    headers.add("binary", new byte[] {0, -1});
    return headers;
  }

  static void add(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(UTF_8));
  }
}
