package io.loopledger.flinkjob;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.schemas.event.Topic;
import io.loopledger.schemas.lake.Lake;
import io.loopledger.schemas.lake.LakeConfig;
import io.loopledger.schemas.lake.LakeStore;
import io.loopledger.schemas.lake.S3Access;
import io.loopledger.schemas.live.LiveTopic;
import io.loopledger.schemas.table.RawEventsTable;
import io.loopledger.streaming.fixture.Fixture;
import io.loopledger.streaming.fixture.Records;
import io.loopledger.streaming.fixture.TestLake;
import io.loopledger.streaming.record.KafkaRecord;
import io.loopledger.testservers.TestKafka;
import io.loopledger.testservers.TestPostgres;
import io.loopledger.testservers.s3.TestS3;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The one jar, submitted by Flink's own command line to a cluster of separate processes: run,
 * stopped with a savepoint, and gone on from it; a start that forgets the savepoint is refused.
 */
@Timeout(value = 8, unit = MINUTES)
class FlinkRunIT {
  private static final String JAR = Path.of("target/loopledger-posting-job.jar").toString();
  private static final Pattern JOB = Pattern.compile("JobID ([0-9a-f]{32})");
  private static final Pattern SAVEPOINT = Pattern.compile("Path: (file:\\S+)");

  private final Path folder;

  FlinkRunIT(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) {
    this.folder = folder;
    Fixture.references(folder.resolve("reference"));
  }

  @Test
  void itRunsStopsWithASavepointAndGoesOnExactly() throws Exception {
    List<KafkaRecord> records = Records.of(Fixture.events());
    int half = records.size() / 2;
    try (TestKafka kafka = TestKafka.start(folder.resolve("kafka"));
        TestPostgres postgres = TestPostgres.start(folder.resolve("postgres"));
        TestS3 s3 = TestS3.start(folder.resolve("s3"), "ledgers");
        SessionCluster cluster = SessionCluster.start(folder.resolve("flink"))) {
      postgres.createDatabase("catalog");
      LakeConfig lake = lake(postgres, s3);
      try (Lake tables = Lake.open(lake)) {
        tables.createOrUpgradeTables();
      }
      createTopics(kafka);
      Path job = properties(kafka, postgres, s3);

      publish(kafka, records.subList(0, half));
      String first = submitted(cluster.flink("run", "-d", JAR, job.toString()));
      awaitRows(lake, half);
      String savepoint = stopped(cluster, first);
      SessionCluster.Said forgetful = cluster.flink("run", "-d", JAR, job.toString());
      publish(kafka, records.subList(half, records.size()));
      String second = submitted(cluster.flink("run", "-d", "-s", savepoint, JAR, job.toString()));
      awaitRows(lake, records.size());
      cluster.flink("cancel", second);

      assertThat(forgetful.exitCode()).isNotZero();
      assertThat(forgetful.output())
          .contains("raw.events holds %d rows but there is no checkpoint in".formatted(half));
      assertThat(TestLake.rows(lake, RawEventsTable.DEFINITION))
          .extracting(row -> row.get("event_id"))
          .hasSize(records.size())
          .doesNotHaveDuplicates();
    }
  }

  private static String submitted(SessionCluster.Said said) {
    assertThat(said.exitCode()).as(said.output()).isZero();
    return found(JOB, said);
  }

  private String stopped(SessionCluster cluster, String job) throws Exception {
    String folderOfSavepoints = folder.resolve("savepoints").toUri().toString();
    SessionCluster.Said said = cluster.flink("stop", "--savepointPath", folderOfSavepoints, job);
    assertThat(said.exitCode()).as(said.output()).isZero();
    return found(SAVEPOINT, said);
  }

  private static String found(Pattern pattern, SessionCluster.Said said) {
    Matcher matcher = pattern.matcher(said.output());
    assertThat(matcher.find()).as(said.output()).isTrue();
    return matcher.group(1);
  }

  private static LakeConfig lake(TestPostgres postgres, TestS3 s3) {
    return new LakeConfig(
        postgres.jdbcUrl("catalog"),
        TestPostgres.USER,
        "",
        LakeStore.at(
            "s3://ledgers/lake",
            new S3Access(
                s3.endpoint().toString(),
                "eu-central-1",
                S3Access.Addressing.PATH,
                S3Access.Uploads.WHOLE,
                TestS3.ACCESS_KEY,
                TestS3.SECRET_KEY)));
  }

  private Path properties(TestKafka kafka, TestPostgres postgres, TestS3 s3) throws Exception {
    Path none = Files.writeString(folder.resolve("no-password"), "");
    Path secret = Files.writeString(folder.resolve("secret-key"), TestS3.SECRET_KEY);
    Map<String, String> values =
        Map.ofEntries(
            Map.entry("kafka.bootstrap-servers", kafka.bootstrapServers()),
            Map.entry("catalog.uri", postgres.jdbcUrl("catalog")),
            Map.entry("catalog.user", TestPostgres.USER),
            Map.entry("catalog.password-file", none.toString()),
            Map.entry("lake.warehouse", "s3://ledgers/lake"),
            Map.entry("lake.s3.endpoint", s3.endpoint().toString()),
            Map.entry("lake.s3.region", "eu-central-1"),
            Map.entry("lake.s3.addressing", "path"),
            Map.entry("lake.s3.uploads", "whole"),
            Map.entry("lake.s3.access-key", TestS3.ACCESS_KEY),
            Map.entry("lake.s3.secret-key-file", secret.toString()),
            Map.entry("checkpoint.dir", folder.resolve("checkpoints").toUri().toString()),
            Map.entry("reference.dir", folder.resolve("reference").toString()),
            Map.entry("brand-keys.dir", folder.resolve("keys").toString()),
            Map.entry("commit-interval", "500ms"));
    return Files.write(
        folder.resolve("posting-job.properties"),
        values.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList());
  }

  private static void createTopics(TestKafka kafka) {
    kafka.createTopics(
        Stream.concat(
                Stream.concat(Stream.of(Topic.values()).map(Topic::topicName), Stream.of("commands"))
                    .flatMap(name -> Stream.of(name, "dlq." + name)),
                Stream.of(LiveTopic.values()).map(LiveTopic::topicName))
            .toArray(String[]::new));
  }

  private static void publish(TestKafka kafka, List<KafkaRecord> records) {
    Properties properties = new Properties();
    properties.setProperty("bootstrap.servers", kafka.bootstrapServers());
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (KafkaRecord record : records) {
        producer.send(
            // at the time of now: the broker would delete what is dated years ago
            new ProducerRecord<>(
                record.topic(), 0, null, record.key(), record.value(), record.headers()));
      }
    }
  }

  private static void awaitRows(LakeConfig config, long rows) throws InterruptedException {
    try (Lake lake = Lake.open(config)) {
      while (lake.head(RawEventsTable.DEFINITION).rows() < rows) {
        Thread.sleep(200);
      }
    }
  }
}
