package io.loopledger.steps.posting;

import io.loopledger.ingest.publish.KafkaEventLog;
import io.loopledger.night.step.ServerDown;
import io.loopledger.proof.rehydrate.LaidAside;
import io.loopledger.schemas.command.CommandTopic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Puts records once more behind the others of their topic, byte for byte: the posting job could not
 * post them when it met them first.
 *
 * @param bootstrapServers brokers to begin with
 */
public record KafkaReplay(String bootstrapServers) {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /**
   * Sends these again; returns when all are acknowledged by all in-sync replicas.
   *
   * @throws IllegalStateException if Kafka no longer has one
   */
  public void send(List<LaidAside> laid) {
    if (laid.isEmpty()) {
      return;
    }
    List<ProducerRecord<byte[], byte[]>> again = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      for (LaidAside one : laid) {
        ConsumerRecord<byte[], byte[]> record = read(consumer, one.place());
        again.add(
            new ProducerRecord<>(
                record.topic(), null, record.key(), record.value(), record.headers()));
      }
    }
    try (KafkaEventLog log = KafkaEventLog.connect(bootstrapServers, PATIENCE, CommandTopic.NAME)) {
      log.append(again).forEach(CompletableFuture::join);
    }
  }

  private ConsumerRecord<byte[], byte[]> read(
      KafkaConsumer<byte[], byte[]> consumer, LaidAside.Place place) {
    TopicPartition partition = new TopicPartition(place.topic(), place.partition());
    consumer.assign(List.of(partition));
    consumer.seek(partition, place.offset());
    List<ConsumerRecord<byte[], byte[]>> records = consumer.poll(PATIENCE).records(partition);
    if (records.isEmpty()) {
      throw new ServerDown("Kafka at " + bootstrapServers, null);
    }
    ConsumerRecord<byte[], byte[]> first = records.getFirst();
    if (first.offset() != place.offset()) {
      throw new IllegalStateException(
          "Kafka no longer has the record at %s; its topic has to keep all records: send the event again from its source"
              .formatted(place));
    }
    return first;
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ConsumerConfig.CLIENT_ID_CONFIG,
            "loopledger-night",
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            1,
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "none"),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }
}
