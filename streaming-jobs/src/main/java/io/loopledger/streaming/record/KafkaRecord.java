package io.loopledger.streaming.record;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka record, untouched: what the job reads, keys by, and can hand to a dead-letter topic byte
 * for byte. A record of arrays, so that Flink's own serializers carry it.
 *
 * @param topic Kafka topic
 * @param partition Kafka partition
 * @param offset Kafka offset
 * @param timestampMs when the platform received it, epoch milliseconds
 * @param key key bytes, the ledger subject in UTF-8
 * @param value value bytes
 * @param headerNames names of the headers, in order
 * @param headerValues their values, each of which may be null
 */
@SuppressWarnings("ArrayRecordComponent") // Flink's serializers want arrays; nobody compares these.
public record KafkaRecord(
    String topic,
    int partition,
    long offset,
    long timestampMs,
    byte @Nullable [] key,
    byte @Nullable [] value,
    String[] headerNames,
    byte[] @Nullable [] headerValues) {

  /** The key as text: what the stream is partitioned by. A record without a key has its own. */
  public String subjectText() {
    return key == null ? "" : new String(key, StandardCharsets.UTF_8);
  }

  /** Where it comes from. */
  public TopicPartition topicPartition() {
    return new TopicPartition(topic, partition);
  }

  /** The headers, as Kafka's clients hold them. */
  public Headers headers() {
    RecordHeaders headers = new RecordHeaders();
    for (int i = 0; i < headerNames.length; i++) {
      headers.add(headerNames[i], headerValues[i]);
    }
    return headers;
  }
}
