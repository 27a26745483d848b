package io.loopledger.streaming.deadletter;

import io.loopledger.streaming.record.KafkaRecord;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Writes a dead letter to {@code dlq.<topic>}: key, value and headers byte for byte as they came,
 * and the context in {@code __dlq.errors.*} headers. A record that came from a dead-letter topic
 * before carries the context of its last failure only, so that it does not grow with each trip.
 */
public final class DeadLetterSerializer implements KafkaRecordSerializationSchema<DeadLetter> {
  private static final long serialVersionUID = 1L;

  /** Prefix of the headers that say what happened. */
  public static final String PREFIX = "__dlq.errors.";

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      DeadLetter letter, KafkaSinkContext context, Long timestamp) {
    KafkaRecord record = letter.record();
    Headers headers = withoutContext(record.headers());
    add(headers, "topic", record.topic());
    add(headers, "partition", Integer.toString(record.partition()));
    add(headers, "offset", Long.toString(record.offset()));
    add(headers, "stage", "posting");
    add(headers, "exception", letter.code());
    add(headers, "owner", letter.owner());
    add(headers, "message", letter.message());
    return new ProducerRecord<>(
        "dlq." + record.topic(), null, timestamp(record), record.key(), record.value(), headers);
  }

  private static Headers withoutContext(Headers headers) {
    Set<String> context = new HashSet<>();
    for (Header header : headers) {
      if (header.key().startsWith(PREFIX)) {
        context.add(header.key());
      }
    }
    context.forEach(headers::remove);
    return headers;
  }

  /** Kafka's producer refuses the negative times that a foreign one may have written. */
  private static @Nullable Long timestamp(KafkaRecord record) {
    return record.timestampMs() < 0 ? null : record.timestampMs();
  }

  private static void add(Headers headers, String name, String value) {
    headers.add(PREFIX + name, value.getBytes(StandardCharsets.UTF_8));
  }
}
