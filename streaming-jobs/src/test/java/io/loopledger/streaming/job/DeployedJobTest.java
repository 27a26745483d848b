package io.loopledger.streaming.job;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.schemas.command.CommandTopic;
import io.loopledger.schemas.event.Topic;
import io.loopledger.schemas.lake.Lake;
import io.loopledger.schemas.lake.LakeConfig;
import io.loopledger.schemas.live.LiveTopic;
import io.loopledger.schemas.table.EntriesTable;
import io.loopledger.schemas.table.RawEventsTable;
import io.loopledger.schemas.table.RejectionsTable;
import io.loopledger.streaming.fixture.Fixture;
import io.loopledger.streaming.fixture.Records;
import io.loopledger.streaming.fixture.TestLake;
import io.loopledger.streaming.record.KafkaRecord;
import io.loopledger.testservers.TestKafka;
import io.loopledger.testservers.s3.TestS3;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The job as it is deployed beyond one machine, from its properties file: a Kafka that is encrypted
 * and wants a password, and tables on a store that speaks S3.
 */
@Timeout(value = 240, unit = SECONDS)
class DeployedJobTest {
  private static final String DEAD_LETTERS = "dlq.sales";

  private final Path folder;

  DeployedJobTest(@TempDir Path folder) {
    this.folder = folder;
    Fixture.references(folder.resolve("reference"));
  }

  @Test
  void eventsOfASecuredKafkaBecomeRowsOnS3() throws Exception {
    List<KafkaRecord> records = Records.of(Fixture.events());
    try (TestKafka kafka = TestKafka.startSecured(folder.resolve("kafka"), "job", "pass \"word\"");
        TestS3 s3 = TestS3.start(folder.resolve("s3"), "ledgers")) {
      PostingJobConfig config = config(kafka, s3);
      createTables(config.lake());
      createTopics(kafka);
      publish(kafka, config.deployment().kafka(), records);

      JobClient job = start(config);
      awaitRows(config.lake(), records.size(), 1);
      job.cancel().get();

      assertThat(TestLake.rows(config.lake(), RawEventsTable.DEFINITION))
          .extracting(row -> row.get("event_id"))
          .hasSize(records.size())
          .doesNotHaveDuplicates();
      assertThat(TestLake.rows(config.lake(), EntriesTable.DEFINITION)).isNotEmpty();
      assertThat(TestLake.rows(config.lake(), RejectionsTable.DEFINITION))
          .singleElement()
          .satisfies(row -> assertThat(row.get("code")).isEqualTo("UNDECODABLE"));
      assertThat(files(s3.bucket("ledgers").resolve("lake/raw/events")))
          .anyMatch(file -> file.endsWith(".parquet"))
          .anyMatch(file -> file.endsWith(".metadata.json"));
      assertThat(deadLetters(kafka, config.deployment().kafka())).hasSize(1);
    }
  }

  private PostingJobConfig config(TestKafka kafka, TestS3 s3) throws IOException {
    Path kafkaPassword = Files.writeString(folder.resolve("kafka-password"), "pass \"word\"\n");
    Path lakePassword = Files.writeString(folder.resolve("lake-password"), "\n");
    Path secretKey = Files.writeString(folder.resolve("secret-key"), TestS3.SECRET_KEY);
    Properties properties = new Properties();
    properties.setProperty("kafka.bootstrap-servers", kafka.securedBootstrapServers());
    properties.setProperty("kafka.security.protocol", "SASL_SSL");
    properties.setProperty("kafka.sasl.username", "job");
    properties.setProperty("kafka.sasl.password-file", kafkaPassword.toString());
    properties.setProperty("kafka.ssl.ca-file", kafka.certificate().toString());
    properties.setProperty(
        "catalog.uri",
        "jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1;DATABASE_TO_LOWER=TRUE".formatted(UUID.randomUUID()));
    properties.setProperty("catalog.user", "lake");
    properties.setProperty("catalog.password-file", lakePassword.toString());
    properties.setProperty("lake.warehouse", "s3://ledgers/lake");
    properties.setProperty("lake.s3.endpoint", s3.endpoint().toString());
    properties.setProperty("lake.s3.region", "eu-central-1");
    properties.setProperty("lake.s3.addressing", "path");
    properties.setProperty("lake.s3.uploads", "whole");
    properties.setProperty("lake.s3.access-key", TestS3.ACCESS_KEY);
    properties.setProperty("lake.s3.secret-key-file", secretKey.toString());
    properties.setProperty("checkpoint.dir", folder.resolve("checkpoints").toUri().toString());
    properties.setProperty("state-backend", "rocksdb");
    properties.setProperty("reference.dir", folder.resolve("reference").toString());
    properties.setProperty("brand-keys.dir", folder.resolve("keys").toString());
    properties.setProperty("commit-interval", "500ms");
    return PostingJobConfig.of(properties);
  }

  private static void createTables(LakeConfig config) {
    try (Lake lake = Lake.open(config)) {
      lake.createOrUpgradeTables();
    }
  }

  private static void createTopics(TestKafka kafka) {
    List<String> names = new ArrayList<>(List.of(DEAD_LETTERS));
    for (Topic topic : Topic.values()) {
      names.add(topic.topicName());
    }
    for (LiveTopic topic : LiveTopic.values()) {
      names.add(topic.topicName());
    }
    names.add(CommandTopic.NAME);
    kafka.createTopics(names.toArray(String[]::new));
  }

  /** The records, and one that is no event. */
  private static void publish(TestKafka kafka, KafkaSecurity security, List<KafkaRecord> records) {
    Properties properties = security.properties();
    properties.setProperty("bootstrap.servers", kafka.securedBootstrapServers());
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (KafkaRecord record : records) {
        producer.send(
            // at the time of now: the broker would delete what is dated years ago
            new ProducerRecord<>(
                record.topic(), 0, null, record.key(), record.value(), record.headers()));
      }
      producer.send(new ProducerRecord<>("sales", new byte[] {1}, new byte[] {2}));
    }
  }

  /** The embedded cluster takes any free port for its page: no test wants it. */
  private static JobClient start(PostingJobConfig config) throws Exception {
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.createLocalEnvironment(
            1, FlinkSettings.ofJob(config, Optional.empty(), GivenStart.NOTHING));
    return new PostingJob(config).defined(environment).executeAsync();
  }

  private static void awaitRows(LakeConfig config, long events, long rejections)
      throws InterruptedException {
    try (Lake lake = Lake.open(config)) {
      while (lake.head(RawEventsTable.DEFINITION).rows() < events
          || lake.head(RejectionsTable.DEFINITION).rows() < rejections) {
        Thread.sleep(200);
      }
    }
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).map(Path::toString).toList();
    }
  }

  private static List<ConsumerRecord<byte[], byte[]>> deadLetters(
      TestKafka kafka, KafkaSecurity security) {
    Properties properties = security.properties();
    properties.setProperty("bootstrap.servers", kafka.securedBootstrapServers());
    properties.setProperty("isolation.level", "read_committed");
    List<ConsumerRecord<byte[], byte[]>> letters = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      TopicPartition partition = new TopicPartition(DEAD_LETTERS, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      while (letters.isEmpty()) {
        consumer.poll(Duration.ofMillis(200)).forEach(letters::add);
      }
    }
    return letters;
  }
}
