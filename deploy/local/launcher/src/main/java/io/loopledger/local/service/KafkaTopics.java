package io.loopledger.local.service;

import io.loopledger.local.Failure;
import io.loopledger.schemas.command.CommandTopic;
import io.loopledger.schemas.event.Topic;
import io.loopledger.schemas.live.LiveTopic;
import io.loopledger.schemas.wire.ReferenceTopic;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** The topics: created where missing, never changed or deleted. */
public final class KafkaTopics {
  private static final short ONE_REPLICA = 1;
  private static final int PARTITIONS = 4;
  private static final Map<String, String> KEPT_FOR_EVER =
      Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1", TopicConfig.RETENTION_BYTES_CONFIG, "-1");

  /** A dead letter is a record with its reason, so it may be larger than the largest record. */
  private static final Map<String, String> DEAD_LETTERS =
      Map.of(
          TopicConfig.RETENTION_MS_CONFIG, "-1",
          TopicConfig.RETENTION_BYTES_CONFIG, "-1",
          TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(5 * 1024 * 1024));

  /** A command may bring back all events of a subject. */
  private static final Map<String, String> COMMANDS =
      Map.of(
          TopicConfig.RETENTION_MS_CONFIG, "-1",
          TopicConfig.RETENTION_BYTES_CONFIG, "-1",
          TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(CommandTopic.MAX_BYTES));

  /** Figures rest on every file of the reference log. */
  private static final Map<String, String> REFERENCE =
      Map.of(
          TopicConfig.RETENTION_MS_CONFIG,
          "-1",
          TopicConfig.RETENTION_BYTES_CONFIG,
          "-1",
          TopicConfig.CLEANUP_POLICY_CONFIG,
          TopicConfig.CLEANUP_POLICY_DELETE,
          TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
          Integer.toString(ReferenceTopic.MAX_BYTES));

  /** Of each key the newest value is kept, for ever. */
  private static final Map<String, String> NEWEST_OF_EACH_KEY =
      Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);

  /** Alerts are kept for 90 days; {@code ops.alerts} has them all. */
  private static final Map<String, String> KEPT_FOR_90_DAYS =
      Map.of(
          TopicConfig.RETENTION_MS_CONFIG,
          Long.toString(Duration.ofDays(90).toMillis()),
          TopicConfig.RETENTION_BYTES_CONFIG,
          "-1");

  /** Webhooks that did not become events; they come from no topic. */
  private static final String WEBHOOK_DEAD_LETTERS = "dlq.webhooks";

  private final String bootstrapServers;

  public KafkaTopics(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  /** The settings of a client that asks the broker about itself. */
  public static Map<String, Object> client(String bootstrapServers) {
    return KafkaConfiguration.client(bootstrapServers);
  }

  public void createMissing() {
    try (Admin admin = Admin.create(KafkaConfiguration.client(bootstrapServers))) {
      Set<String> existing = admin.listTopics().names().get();
      for (NewTopic topic : wanted()) {
        if (!existing.contains(topic.name())) {
          create(admin, topic);
        }
      }
    } catch (ExecutionException e) {
      throw new Failure("Kafka did not list its topics: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static void create(Admin admin, NewTopic topic) {
    try {
      admin.createTopics(List.of(topic)).all().get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new Failure("Kafka did not create topic " + topic.name() + ": " + e.getMessage(), e);
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static Failure interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new Failure("Interrupted while creating the topics", e);
  }

  private static List<NewTopic> wanted() {
    Stream<NewTopic> ofEvents =
        Arrays.stream(Topic.values())
            .flatMap(
                topic ->
                    Stream.of(
                        new NewTopic(topic.topicName(), PARTITIONS, ONE_REPLICA)
                            .configs(KEPT_FOR_EVER),
                        deadLetters(topic.deadLetterTopicName())));
    Stream<NewTopic> commands =
        Stream.of(
            new NewTopic(CommandTopic.NAME, PARTITIONS, ONE_REPLICA).configs(COMMANDS),
            deadLetters(CommandTopic.DEAD_LETTERS));
    Stream<NewTopic> reference =
        Stream.of(new NewTopic(ReferenceTopic.NAME, 1, ONE_REPLICA).configs(REFERENCE));
    Stream<NewTopic> live = Arrays.stream(LiveTopic.values()).map(KafkaTopics::live);
    return Stream.of(
            ofEvents, commands, reference, Stream.of(deadLetters(WEBHOOK_DEAD_LETTERS)), live)
        .flatMap(topics -> topics)
        .toList();
  }

  /** In one partition, so that whoever reads a topic of messages sees them in order. */
  private static NewTopic live(LiveTopic topic) {
    return switch (topic) {
      case LIVE_METRICS ->
          new NewTopic(topic.topicName(), PARTITIONS, ONE_REPLICA).configs(NEWEST_OF_EACH_KEY);
      case CUSTOMER_IMPACT ->
          new NewTopic(topic.topicName(), 1, ONE_REPLICA).configs(NEWEST_OF_EACH_KEY);
      case ALERTS -> new NewTopic(topic.topicName(), 1, ONE_REPLICA).configs(KEPT_FOR_90_DAYS);
    };
  }

  private static NewTopic deadLetters(String name) {
    return new NewTopic(name, 1, ONE_REPLICA).configs(DEAD_LETTERS);
  }
}
