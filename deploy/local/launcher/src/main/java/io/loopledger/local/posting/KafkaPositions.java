package io.loopledger.local.posting;

import io.loopledger.local.Failure;
import io.loopledger.local.service.KafkaTopics;
import io.loopledger.schemas.command.CommandTopic;
import io.loopledger.schemas.event.Topic;
import io.loopledger.schemas.live.LiveTopic;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/**
 * Where the topics of events and commands end: how many records Kafka has taken, by partition.
 *
 * @param ends the offset after the newest record, by topic and partition
 */
public record KafkaPositions(Map<TopicPartition, Long> ends) {
  public KafkaPositions {
    ends = Map.copyOf(ends);
  }

  /** Asks Kafka. */
  public static KafkaPositions read(String bootstrapServers) {
    return read(
        bootstrapServers,
        Stream.concat(
                Arrays.stream(Topic.values()).map(Topic::topicName), Stream.of(CommandTopic.NAME))
            .toList());
  }

  /** The same for the topics of live outputs: how many messages were ever written. */
  public static KafkaPositions live(String bootstrapServers) {
    return read(
        bootstrapServers, Arrays.stream(LiveTopic.values()).map(LiveTopic::topicName).toList());
  }

  private static KafkaPositions read(String bootstrapServers, List<String> topics) {
    try (Admin admin = Admin.create(KafkaTopics.client(bootstrapServers))) {
      Map<TopicPartition, OffsetSpec> asked =
          admin.describeTopics(topics).allTopicNames().get().values().stream()
              .flatMap(
                  topic ->
                      topic.partitions().stream()
                          .map(p -> new TopicPartition(topic.name(), p.partition())))
              .collect(Collectors.toMap(partition -> partition, any -> OffsetSpec.latest()));
      Map<TopicPartition, Long> ends = new java.util.HashMap<>();
      for (Map.Entry<TopicPartition, ListOffsetsResultInfo> end :
          admin.listOffsets(asked).all().get().entrySet()) {
        ends.put(end.getKey(), end.getValue().offset());
      }
      return new KafkaPositions(ends);
    } catch (ExecutionException e) {
      throw new Failure("Kafka does not tell where its topics end: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure("Interrupted while asking Kafka", e);
    }
  }

  /** Records taken by all topics together: they are kept for ever, so offsets count them. */
  public long total() {
    return ends.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Records that a topic has taken. */
  public long total(String topic) {
    return ends.entrySet().stream()
        .filter(end -> end.getKey().topic().equals(topic))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /**
   * An SQL condition for rows whose records lie from here up to {@code end}, exclusive; never true
   * where nothing came in between.
   */
  public String until(KafkaPositions end) {
    Map<String, String> ranges = new TreeMap<>();
    for (Map.Entry<TopicPartition, Long> last : end.ends.entrySet()) {
      TopicPartition partition = last.getKey();
      long first = ends.getOrDefault(partition, 0L);
      if (last.getValue() > first) {
        ranges.put(
            partition.toString(),
            "(topic = '%s' AND kafka_partition = %d AND kafka_offset >= %d AND kafka_offset < %d)"
                .formatted(partition.topic(), partition.partition(), first, last.getValue()));
      }
    }
    return ranges.isEmpty() ? "false" : "(" + String.join(" OR ", ranges.values()) + ")";
  }
}
