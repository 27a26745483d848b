package io.loopledger.ingest.examples;

import static java.util.Objects.requireNonNull;

import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.Topic;
import io.loopledger.schemas.wire.EventRecords;
import io.loopledger.schemas.wire.UnreadableEventException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads all events of topics of one partition. */
final class TopicReader {
  private TopicReader() {}

  static List<Event> read(String bootstrapServers, Topic... topics)
      throws UnreadableEventException {
    List<TopicPartition> partitions =
        Arrays.stream(topics).map(topic -> new TopicPartition(topic.topicName(), 0)).toList();
    EventRecords records = new EventRecords();
    List<Event> events = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream()
          .anyMatch(p -> consumer.position(p) < requireNonNull(ends.get(p)))) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
          events.add(records.fromRecord(record.headers(), record.key(), record.value()));
        }
      }
    }
    return events;
  }
}
