package io.loopledger.streaming.live;

import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes a live message to its topic. */
public final class LiveMessageSerializer implements KafkaRecordSerializationSchema<LiveMessage> {
  private static final long serialVersionUID = 1L;

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      LiveMessage message, KafkaSinkContext context, Long timestamp) {
    return new ProducerRecord<>(
        message.topic(), message.key().getBytes(StandardCharsets.UTF_8), message.value());
  }
}
