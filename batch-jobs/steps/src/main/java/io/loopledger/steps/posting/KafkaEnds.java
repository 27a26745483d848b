package io.loopledger.steps.posting;

import io.loopledger.night.step.ServerDown;
import io.loopledger.schemas.command.CommandTopic;
import io.loopledger.schemas.event.Topic;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** Where the topics of events and commands end. */
final class KafkaEnds {
  private KafkaEnds() {}

  /**
   * Records taken by all topics together: they are kept for ever, so offsets count them.
   *
   * @throws ServerDown if Kafka does not answer
   */
  static long records(String bootstrapServers) {
    List<String> topics =
        Stream.concat(
                Arrays.stream(Topic.values()).map(Topic::topicName), Stream.of(CommandTopic.NAME))
            .toList();
    Map<String, Object> client =
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            AdminClientConfig.CLIENT_ID_CONFIG,
            "loopledger-night",
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            10_000,
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
            5_000);
    try (Admin admin = Admin.create(client)) {
      Map<TopicPartition, OffsetSpec> asked =
          admin.describeTopics(topics).allTopicNames().get().values().stream()
              .flatMap(
                  topic ->
                      topic.partitions().stream()
                          .map(p -> new TopicPartition(topic.name(), p.partition())))
              .collect(Collectors.toMap(partition -> partition, any -> OffsetSpec.latest()));
      return admin.listOffsets(asked).all().get().values().stream()
          .mapToLong(ListOffsetsResultInfo::offset)
          .sum();
    } catch (ExecutionException e) {
      throw new ServerDown("Kafka at " + bootstrapServers, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking Kafka where its topics end", e);
    }
  }
}
