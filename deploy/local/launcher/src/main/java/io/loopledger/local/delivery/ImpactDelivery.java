package io.loopledger.local.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.loopledger.local.Failure;
import io.loopledger.schemas.live.LiveTopic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Delivers the messages of {@code customer-impact} to one target: each return's messages in order,
 * at least once, lower and repeated versions never. The position of the target is moved only after
 * the target has a message. Which versions it has is read from the topic itself at the start: what
 * stands before the position was delivered. One process for a target.
 */
public final class ImpactDelivery implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TOPIC = LiveTopic.CUSTOMER_IMPACT.topicName();
  private static final Duration POLL = Duration.ofMillis(500);

  private final ImpactTarget target;
  private final Backoff backoff;
  private final Consumer<String> problems;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<String, Long> versions = new HashMap<>();

  /** Waits between attempts; tests do not. */
  @FunctionalInterface
  public interface Backoff {
    /** Waits after the n-th failure in a row, from 1. */
    void pause(int failures) throws InterruptedException;

    /** A second, doubled with each failure, at most five minutes. */
    static Backoff doubling() {
      return failures ->
          Thread.sleep(
              Math.min(Duration.ofMinutes(5).toMillis(), 1_000L << Math.min(failures - 1, 10)));
    }
  }

  /**
   * What was done.
   *
   * @param delivered messages that the target took
   * @param ignored messages of a version that it had, or a lower one
   */
  public record Counts(long delivered, long ignored) {}

  /** A delivery from a broker to a target, telling each failed attempt. */
  public ImpactDelivery(
      String bootstrapServers, ImpactTarget target, Backoff backoff, Consumer<String> problems) {
    this.target = target;
    this.backoff = backoff;
    this.problems = problems;
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.GROUP_ID_CONFIG,
                "loopledger-customer-impact-" + target.name(),
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                "false",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
  }

  /** Delivers what the topic holds now. */
  public Counts deliverPresent() throws InterruptedException {
    List<TopicPartition> partitions = begin();
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    Counts counts = new Counts(0, 0);
    while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
      counts = deliverNext(counts);
    }
    return counts;
  }

  /** Delivers until the thread is interrupted. */
  public void deliverForEver() throws InterruptedException {
    begin();
    Counts counts = new Counts(0, 0);
    while (!Thread.currentThread().isInterrupted()) {
      counts = deliverNext(counts);
    }
  }

  private List<TopicPartition> begin() {
    List<TopicPartition> partitions =
        consumer.partitionsFor(TOPIC).stream()
            .map(p -> new TopicPartition(p.topic(), p.partition()))
            .toList();
    consumer.assign(partitions);
    for (TopicPartition partition : partitions) {
      OffsetAndMetadata position = consumer.committed(Set.of(partition)).get(partition);
      consumer.seekToBeginning(List.of(partition));
      if (position != null) {
        readVersions(partition, position.offset());
        consumer.seek(partition, position.offset());
      }
    }
    consumer.resume(partitions);
    return partitions;
  }

  /** What stands before the position was delivered, or ignored for what was. */
  private void readVersions(TopicPartition partition, long position) {
    List<TopicPartition> others =
        consumer.assignment().stream().filter(p -> !p.equals(partition)).toList();
    consumer.pause(others);
    while (consumer.position(partition) < position) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        if (record.offset() < position && record.value() != null) {
          versions.merge(key(record), version(record), Math::max);
        }
      }
    }
    consumer.resume(others);
  }

  private Counts deliverNext(Counts counts) throws InterruptedException {
    long delivered = counts.delivered();
    long ignored = counts.ignored();
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
      if (deliver(record)) {
        delivered++;
      } else {
        ignored++;
      }
      consumer.commitSync(
          Map.of(
              new TopicPartition(record.topic(), record.partition()),
              new OffsetAndMetadata(record.offset() + 1)));
    }
    return new Counts(delivered, ignored);
  }

  private boolean deliver(ConsumerRecord<byte[], byte[]> record) throws InterruptedException {
    byte @Nullable [] body = record.value();
    if (body == null) {
      return false;
    }
    String key = key(record);
    long version = version(record);
    if (versions.getOrDefault(key, Long.MIN_VALUE) >= version) {
      return false;
    }
    String id = key + "@" + version;
    int failures = 0;
    while (true) {
      try {
        target.deliver(id, body);
        versions.put(key, version);
        return true;
      } catch (IOException e) {
        failures++;
        problems.accept("%s was not delivered (attempt %d): %s".formatted(id, failures, e));
        backoff.pause(failures);
      }
    }
  }

  private static String key(ConsumerRecord<byte[], byte[]> record) {
    return new String(record.key(), StandardCharsets.UTF_8);
  }

  private static long version(ConsumerRecord<byte[], byte[]> record) {
    try {
      JsonNode version = JSON.readTree(record.value()).path("version");
      if (version.isIntegralNumber()) {
        return version.asLong();
      }
    } catch (IOException e) {
      throw unreadable(record, e);
    }
    throw unreadable(record, null);
  }

  private static Failure unreadable(
      ConsumerRecord<byte[], byte[]> record, @Nullable IOException cause) {
    return new Failure(
        "%s, partition %d, offset %d is no message to a customer: only the posting job may write there"
            .formatted(record.topic(), record.partition(), record.offset()),
        cause == null ? new IOException("no version") : cause);
  }

  @Override
  public void close() {
    consumer.close();
    target.close();
  }
}
