package io.loopledger.streaming.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.streaming.record.KafkaRecord;
import io.loopledger.streaming.record.KafkaRecordDeserializer;
import io.loopledger.testservers.TestKafka;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class InOrderSourceTest {
  /** More than Kafka's consumer hands out at once (500), so that partitions come in runs. */
  private static final int RECORDS = 12_000;

  private static final Instant DAY_1 = Instant.parse("2025-01-01T10:00:00Z");
  private static final Instant RECEIVED = Instant.parse("2026-01-01T00:00:00Z");
  private static final List<String> TOPICS = List.of("intake", "returns", "sales");

  @Test
  @Timeout(120)
  void aHistoryInSeveralTopicsIsReadInTheOrderOfItsTime(@TempDir Path folder) throws Exception {
    List<KafkaRecord> read;
    try (TestKafka kafka = TestKafka.start(folder)) {
      kafka.createTopics(TOPICS.stream().map(name -> new NewTopic(name, 2, (short) 1)).toList());
      fill(kafka);
      StreamExecutionEnvironment environment = StreamExecutionEnvironment.createLocalEnvironment(1);
      // Long patience: a slow machine must not look like the end of a partition.
      read =
          environment
              .fromSource(
                  new InOrderSource(
                      source(kafka.bootstrapServers()).build(), Duration.ofSeconds(5)),
                  WatermarkStrategy.noWatermarks(),
                  "history")
              .executeAndCollect(RECORDS);
    }

    assertThat(read)
        .isSortedAccordingTo(Comparator.comparingLong(EventTime::of))
        .extracting(record -> Instant.ofEpochMilli(EventTime.of(record)))
        .containsExactlyElementsOf(
            IntStream.range(0, RECORDS).mapToObj(InOrderSourceTest::happened).toList());
  }

  @Test
  void aSourceWithAnEndIsRefused() {
    KafkaSource<KafkaRecord> bounded =
        source("127.0.0.1:1").setBounded(OffsetsInitializer.latest()).build();

    assertThatThrownBy(() -> new InOrderSource(bounded))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the source must have no end");
  }

  /** Every topic and partition is full before the next one gets its first. */
  private static void fill(TestKafka kafka) {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (int lane = 0; lane < 6; lane++) {
        for (int i = lane; i < RECORDS; i += 6) {
          ProducerRecord<byte[], byte[]> record =
              new ProducerRecord<>(
                  TOPICS.get(lane / 2), lane % 2, RECEIVED.toEpochMilli(), null, new byte[100]);
          record.headers().add("ce_time", happened(i).toString().getBytes(StandardCharsets.UTF_8));
          producer.send(record);
        }
        producer.flush();
      }
    }
  }

  private static Instant happened(int number) {
    return DAY_1.plus(Duration.ofMinutes(number));
  }

  private static KafkaSourceBuilder<KafkaRecord> source(String bootstrapServers) {
    return KafkaSource.<KafkaRecord>builder()
        .setBootstrapServers(bootstrapServers)
        .setTopics(TOPICS)
        .setGroupId("in-order-source-test")
        .setStartingOffsets(OffsetsInitializer.earliest())
        .setDeserializer(new KafkaRecordDeserializer());
  }
}
