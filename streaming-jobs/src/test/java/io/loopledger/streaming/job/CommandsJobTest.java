package io.loopledger.streaming.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.schemas.command.CommandTopic;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.Topic;
import io.loopledger.schemas.json.CommandJson;
import io.loopledger.schemas.lake.LakeConfig;
import io.loopledger.schemas.table.CommandsTable;
import io.loopledger.schemas.table.EntriesTable;
import io.loopledger.schemas.table.RawEventsTable;
import io.loopledger.schemas.table.RejectionsTable;
import io.loopledger.schemas.table.TableDefinition;
import io.loopledger.schemas.wire.EventRecords;
import io.loopledger.streaming.fixture.CommandRecords;
import io.loopledger.streaming.fixture.Fixture;
import io.loopledger.streaming.fixture.Net;
import io.loopledger.streaming.fixture.Refolded;
import io.loopledger.streaming.fixture.TestLake;
import io.loopledger.streaming.live.LiveMessage;
import io.loopledger.testservers.TestKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A job of before there were commands goes on with them, and a repin that is sent three times,
 * twice at once and once behind a restore, restates its unit once.
 */
@Timeout(value = 120, unit = SECONDS)
class CommandsJobTest {
  private static final List<Event> LIFE =
      Fixture.events().stream().filter(e -> e.subject().equals(Fixture.UNIT)).toList();

  private final Path folder;
  private final LakeConfig lake;
  private final ReferenceLog references;

  CommandsJobTest(@TempDir Path folder) {
    this.folder = folder;
    this.lake = TestLake.in(folder.resolve("lake"));
    this.references = Fixture.references(folder.resolve("reference"));
  }

  @Test
  void aRepinRestatesOnceAlsoAcrossRestores() throws Exception {
    try (TestKafka kafka = TestKafka.start(folder.resolve("kafka"));
        KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
      List<String> ofEvents = Arrays.stream(Topic.values()).map(Topic::topicName).toList();
      kafka.createTopics(ofEvents.toArray(String[]::new));
      Scenario.begin(List.of());
      EventRecords records = new EventRecords();
      for (Event event : LIFE) {
        producer.send(records.toRecord(event)).get();
      }
      JobClient older = start(kafka, ofEvents);
      await(RawEventsTable.DEFINITION, LIFE.size());
      kill(older);
      int messagesBefore = impacts().size();

      kafka.createTopics(CommandTopic.NAME);
      references.publishRestated(CommandRecords.restated());
      sendRepin(producer);
      sendRepin(producer);
      JobClient newer = start(kafka, KafkaEnds.topics());
      assertThat(newer.getJobID()).as("it goes on").isEqualTo(older.getJobID());
      await(CommandsTable.DEFINITION, 1);
      await(RejectionsTable.DEFINITION, 1);
      kill(newer);
      sendRepin(producer);
      JobClient last = start(kafka, KafkaEnds.topics());
      await(RejectionsTable.DEFINITION, 2);
      kill(last);

      assertRestatedOnce();
      assertThat(impacts()).as("the customer is told").hasSizeGreaterThan(messagesBefore);
    }
  }

  private void assertRestatedOnce() {
    List<Map<String, Object>> entries = TestLake.rows(lake, EntriesTable.DEFINITION);
    assertThat(Net.journalOf(entries)).isEqualTo(Refolded.journal(references, LIFE, 2));
    assertThat(entries).extracting(row -> row.get("entry_id")).doesNotHaveDuplicates();
    long restated = entries.stream().filter(row -> "r-1".equals(row.get("trigger_id"))).count();
    assertThat(restated).isPositive();
    assertThat(TestLake.rows(lake, CommandsTable.DEFINITION))
        .extracting(row -> row.get("command_id"), row -> row.get("postings"))
        .containsExactly(tuple("r-1", restated));
    assertThat(TestLake.rows(lake, RejectionsTable.DEFINITION))
        .extracting(row -> row.get("code"))
        .containsExactly("DUPLICATE", "DUPLICATE");
    assertThat(
            Stream.of(CommandsTable.DEFINITION, RejectionsTable.DEFINITION)
                .flatMap(table -> TestLake.rows(lake, table).stream())
                .map(row -> row.get("topic") + "/" + row.get("kafka_offset")))
        .as("accepted + rejected = received")
        .containsExactlyInAnyOrder("commands/0", "commands/1", "commands/2");
  }

  private static List<LiveMessage> impacts() {
    return Scenario.live().stream().filter(m -> m.topic().equals("customer-impact")).toList();
  }

  private static void sendRepin(KafkaProducer<byte[], byte[]> producer) throws Exception {
    byte[] key = Fixture.UNIT.toString().getBytes(UTF_8);
    byte[] value = CommandJson.write(CommandRecords.repin("r-1", Fixture.UNIT, 2));
    producer.send(new ProducerRecord<>(CommandTopic.NAME, key, value)).get();
  }

  private void await(TableDefinition<?> table, int rows) throws InterruptedException {
    while (TestLake.rows(lake, table).size() < rows) {
      Thread.sleep(100);
    }
  }

  private static void kill(JobClient job) throws Exception {
    job.cancel().get();
    assertThatThrownBy(() -> job.getJobExecutionResult().get()).isNotNull();
  }

  private JobClient start(TestKafka kafka, List<String> topics) throws Exception {
    PostingJobConfig config =
        new PostingJobConfig(
            kafka.bootstrapServers(),
            lake,
            folder.resolve("checkpoints").toUri().toString(),
            folder.resolve("reference").toString(),
            folder.resolve("keys").toString(),
            0,
            Duration.ofMillis(300),
            1,
            100,
            Deployment.ONE_MACHINE);
    StreamExecutionEnvironment environment = new PostingJob(config).environment();
    PostingJob.define(
        environment
            .fromSource(
                KafkaEnds.events(config, topics), WatermarkStrategy.noWatermarks(), "events")
            .uid("kafka-events"),
        config,
        Scenario.deadLetterSink(),
        Scenario.liveSink());
    return environment.executeAsync();
  }
}
