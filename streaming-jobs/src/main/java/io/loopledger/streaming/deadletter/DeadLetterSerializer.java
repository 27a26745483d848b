package io.loopledger.streaming.deadletter;

import io.loopledger.streaming.record.KafkaRecord;
import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/**
 * Writes a dead letter to {@code dlq.<topic>}: key, value and headers byte for byte as they came,
 * and the context in {@code __dlq.errors.*} headers.
 */
public final class DeadLetterSerializer implements KafkaRecordSerializationSchema<DeadLetter> {
  private static final long serialVersionUID = 1L;

  /** Prefix of the headers that say what happened. */
  public static final String PREFIX = "__dlq.errors.";

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      DeadLetter letter, KafkaSinkContext context, Long timestamp) {
    KafkaRecord record = letter.record();
    Headers headers = record.headers();
    add(headers, "topic", record.topic());
    add(headers, "partition", Integer.toString(record.partition()));
    add(headers, "offset", Long.toString(record.offset()));
    add(headers, "stage", "posting");
    add(headers, "exception", letter.code());
    add(headers, "owner", letter.owner());
    add(headers, "message", letter.message());
    return new ProducerRecord<>(
        "dlq." + record.topic(), null, record.timestampMs(), record.key(), record.value(), headers);
  }

  private static void add(Headers headers, String name, String value) {
    headers.add(PREFIX + name, value.getBytes(StandardCharsets.UTF_8));
  }
}
