package io.loopledger.testservers;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestKafkaTest {
  private static final String TOPIC = "returns";

  @Test
  void acknowledgedRecordsOutliveAKillAndARestartOnTheSamePort(@TempDir Path folder)
      throws Exception {
    try (TestKafka kafka = TestKafka.start(folder)) {
      String address = kafka.bootstrapServers();
      kafka.createTopics(TOPIC);
      produce(address, "before");
      long pid = kafka.pid();

      kafka.kill();

      assertThat(ProcessHandle.of(pid)).isEmpty();
      assertThat(kafka.isRunning()).isFalse();
      kafka.restart();
      assertThat(kafka.bootstrapServers()).isEqualTo(address);
      produce(address, "after");
      assertThat(consume(address, 2)).containsExactly("before", "after");
      assertThatThrownBy(kafka::restart)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("The broker still runs; kill() it before restart()");
    }
  }

  /** Events of tests are years old; a clean-up that goes by their time would take them away. */
  @Test
  void recordsAreKeptHoweverOldTheyAre(@TempDir Path folder) throws Exception {
    try (TestKafka kafka = TestKafka.start(folder);
        Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      kafka.createTopics(TOPIC);
      ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, TOPIC);

      Config config = requireNonNull(admin.describeConfigs(List.of(topic)).all().get().get(topic));

      assertThat(config.get(TopicConfig.RETENTION_MS_CONFIG).value()).isEqualTo("-1");
      assertThat(config.get(TopicConfig.RETENTION_BYTES_CONFIG).value()).isEqualTo("-1");
    }
  }

  @Test
  void aClosedBrokerLeavesNoProcessAndAFreePort(@TempDir Path folder) {
    TestKafka kafka = TestKafka.start(folder);
    long pid = kafka.pid();
    int port = Integer.parseInt(kafka.bootstrapServers().substring("127.0.0.1:".length()));

    kafka.close();

    assertThat(ProcessHandle.of(pid)).isEmpty();
    assertThat(FreePorts.isFree(port)).isTrue();
  }

  @Test
  void aBrokerThatCannotStartIsReportedWithItsLog(@TempDir Path folder) throws Exception {
    try (TestKafka kafka = TestKafka.start(folder)) {
      kafka.kill();
      Files.writeString(folder.resolve("kafka.properties"), "node.id=none\n");

      assertThatThrownBy(kafka::restart)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith("Kafka ended at its start; the end of ")
          .hasMessageContaining("Invalid value none");
    }
  }

  private static void produce(String address, String value) throws Exception {
    Map<String, Object> settings = Map.of("bootstrap.servers", address, "acks", "all");
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(TOPIC, value)).get(30, TimeUnit.SECONDS);
    }
  }

  private static List<String> consume(String address, int count) {
    List<String> values = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", address),
            new StringDeserializer(),
            new StringDeserializer())) {
      TopicPartition partition = new TopicPartition(TOPIC, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
      while (values.size() < count && System.nanoTime() < deadline) {
        consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
      }
    }
    return values;
  }
}
