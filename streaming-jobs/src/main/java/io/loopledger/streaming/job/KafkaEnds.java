package io.loopledger.streaming.job;

import io.loopledger.schemas.command.CommandTopic;
import io.loopledger.schemas.event.Topic;
import io.loopledger.streaming.deadletter.DeadLetter;
import io.loopledger.streaming.deadletter.DeadLetterSerializer;
import io.loopledger.streaming.live.LiveMessage;
import io.loopledger.streaming.live.LiveMessageSerializer;
import io.loopledger.streaming.record.KafkaRecord;
import io.loopledger.streaming.record.KafkaRecordDeserializer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/** The job's ends in Kafka. */
final class KafkaEnds {
  /**
   * How long an unfinished transaction may wait for its job to come back. The broker must allow it:
   * {@code transaction.max.timeout.ms}.
   */
  private static final Duration TRANSACTION_TIMEOUT = Duration.ofMinutes(15);

  /**
   * A dead letter is its record and the reason: larger than the largest record the topics take. The
   * dead-letter topics must allow it: {@code max.message.bytes}.
   */
  private static final int MAX_DEAD_LETTER_BYTES = 4 * 1024 * 1024;

  private KafkaEnds() {}

  /**
   * All event topics and the commands, from the beginning; a restored job goes on where its
   * checkpoint ends.
   */
  static KafkaSource<KafkaRecord> events(PostingJobConfig config) {
    return events(config, topics());
  }

  /** The same of some topics. */
  static KafkaSource<KafkaRecord> events(PostingJobConfig config, List<String> topics) {
    return KafkaSource.<KafkaRecord>builder()
        .setBootstrapServers(config.kafkaBootstrapServers())
        .setTopics(topics)
        .setGroupId("loopledger-posting")
        .setStartingOffsets(OffsetsInitializer.earliest())
        .setProperties(config.deployment().kafka().properties())
        .setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")
        .setDeserializer(new KafkaRecordDeserializer())
        .build();
  }

  /** One source for both: a subject's commands reach it by the same exchange as its events. */
  static List<String> topics() {
    return Stream.concat(
            Arrays.stream(Topic.values()).map(Topic::topicName), Stream.of(CommandTopic.NAME))
        .toList();
  }

  /** The dead-letter topics, exactly once. */
  static KafkaSink<DeadLetter> deadLetters(PostingJobConfig config) {
    return KafkaSink.<DeadLetter>builder()
        .setBootstrapServers(config.kafkaBootstrapServers())
        .setRecordSerializer(new DeadLetterSerializer(config.brandKeysDir()))
        .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
        .setTransactionalIdPrefix("loopledger-dead-letters")
        .setKafkaProducerConfig(config.deployment().kafka().properties())
        .setProperty(
            ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
            Long.toString(TRANSACTION_TIMEOUT.toMillis()))
        .setProperty(
            ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Integer.toString(MAX_DEAD_LETTER_BYTES))
        .build();
  }

  /**
   * The topics of live outputs, at least once: a message that is written again has the same version
   * or a higher one.
   */
  static KafkaSink<LiveMessage> live(PostingJobConfig config) {
    return KafkaSink.<LiveMessage>builder()
        .setBootstrapServers(config.kafkaBootstrapServers())
        .setRecordSerializer(new LiveMessageSerializer())
        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
        .setKafkaProducerConfig(config.deployment().kafka().properties())
        .setProperty(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4")
        .build();
  }
}
