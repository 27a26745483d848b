package io.loopledger.streaming.source;

import io.loopledger.streaming.record.KafkaRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Records of a history that Kafka got at once, long ago. */
final class Histories {
  /** When Kafka got them all. */
  static final Instant RECEIVED = Instant.parse("2026-11-26T12:00:00Z");

  /** Much later. */
  static final Instant NOW = RECEIVED.plusSeconds(3_600);

  private Histories() {}

  static KafkaRecord old(String topic, long offset, Instant happened) {
    return record(topic, offset, happened.toString(), RECEIVED);
  }

  static KafkaRecord record(
      String topic, long offset, @Nullable String happened, Instant received) {
    byte[] value = happened == null ? null : happened.getBytes(StandardCharsets.UTF_8);
    return new KafkaRecord(
        topic,
        0,
        offset,
        received.toEpochMilli(),
        null,
        new byte[8],
        new String[] {"ce_id", "ce_time"},
        new byte[][] {{1}, value});
  }
}
