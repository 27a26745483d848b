package io.loopledger.chaos.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.loopledger.schemas.event.Topic;
import io.loopledger.schemas.wire.DeadLetterHeaders;
import io.loopledger.schemas.wire.EventRecords;
import io.loopledger.schemas.wire.UnreadableEventException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the topics of events and dead letters from their beginning, committed records only. */
public final class TopicReader {
  private static final Duration POLL = Duration.ofMillis(200);

  private final String bootstrapServers;
  private final EventRecords codec = new EventRecords();

  /** Reads from this broker. */
  public TopicReader(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  /**
   * Reads all there is.
   *
   * @param acknowledged what the broker said that it has
   */
  public Topics read(SortedSet<Place> acknowledged) {
    SortedMap<Place, Topics.Received> records = new TreeMap<>();
    each(
        Arrays.stream(Topic.values()).map(Topic::topicName).toList(),
        record -> records.put(place(record), received(record)));
    List<Place> letters = new ArrayList<>();
    each(
        Arrays.stream(Topic.values()).map(Topic::deadLetterTopicName).toList(),
        record -> letters.add(original(record)));
    return new Topics(records, letters, acknowledged);
  }

  /** How many committed records the event topics hold. */
  public long count() {
    long[] count = {0};
    each(Arrays.stream(Topic.values()).map(Topic::topicName).toList(), any -> count[0]++);
    return count[0];
  }

  private void each(List<String> topics, Consumer<ConsumerRecord<byte[], byte[]>> take) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          topics.stream()
              .flatMap(topic -> consumer.partitionsFor(topic).stream())
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      // With read_committed this is the end of what is decided; markers move the position, too.
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        consumer.poll(POLL).forEach(take);
      }
    }
  }

  private Topics.Received received(ConsumerRecord<byte[], byte[]> record) {
    try {
      return new Topics.Received(codec.fromRecord(record.headers(), record.key(), record.value()));
    } catch (UnreadableEventException | RuntimeException e) {
      return new Topics.Received(null);
    }
  }

  private static Place place(ConsumerRecord<?, ?> record) {
    return new Place(record.topic(), record.partition(), record.offset());
  }

  private static Place original(ConsumerRecord<?, ?> letter) {
    return new Place(
        text(letter, DeadLetterHeaders.TOPIC),
        Integer.parseInt(text(letter, DeadLetterHeaders.PARTITION)),
        Long.parseLong(text(letter, DeadLetterHeaders.OFFSET)));
  }

  private static String text(ConsumerRecord<?, ?> record, String name) {
    Header header = record.headers().lastHeader(name);
    if (header == null) {
      throw new IllegalStateException("%s has no header %s".formatted(place(record), name));
    }
    return new String(header.value(), UTF_8);
  }

  private Map<String, Object> settings() {
    return Map.of(
        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
        ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false",
        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none",
        // where a partition was not polled yet, Kafka's clients may take their time
        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, "60000");
  }
}
