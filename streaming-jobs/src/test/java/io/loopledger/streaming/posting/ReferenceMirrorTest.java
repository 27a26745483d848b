package io.loopledger.streaming.posting;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.catalog.reference.PeriodChange;
import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.schemas.table.RejectionsTable;
import io.loopledger.schemas.wire.ReferenceTopic;
import io.loopledger.schemas.wire.ReferenceTopic.LogFile;
import io.loopledger.streaming.fixture.CommandRecords;
import io.loopledger.streaming.fixture.Fixture;
import io.loopledger.streaming.fixture.Net;
import io.loopledger.streaming.fixture.Records;
import io.loopledger.testservers.TestKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The reference log through a real topic. */
@Timeout(value = 120, unit = SECONDS)
class ReferenceMirrorTest {
  private static final long NOW_MS = Instant.parse("2026-11-24T10:15:30.500Z").toEpochMilli();
  private static TestKafka kafka;
  private static List<LogFile> files;

  private final Path folder;

  ReferenceMirrorTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeAll
  static void start(@TempDir Path shared) throws IOException {
    kafka = TestKafka.start(shared.resolve("kafka"));
    ReferenceLog log = Fixture.references(shared.resolve("published"));
    log.publishRules("2026-12");
    log.publishRestated(CommandRecords.restated());
    log.publish(
        new PeriodChange(
            "acme",
            YearMonth.parse("2010-12"),
            PeriodChange.Action.CLOSE,
            "anna",
            Instant.EPOCH,
            "month-end"));
    files = new ArrayList<>();
    try (Stream<Path> list = Files.list(shared.resolve("published"))) {
      for (Path file : list.filter(p -> !p.endsWith("lock")).sorted().toList()) {
        files.add(new LogFile(file.getFileName().toString(), Files.readAllBytes(file)));
      }
    }
    assertThat(files).extracting(LogFile::number).containsExactly(1, 2, 3, 4);
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  @Test
  void whatIsPublishedIsReadInItsNumbersAndAGapWaits() throws Exception {
    send("order", files.get(0), files.get(1));
    try (ReferenceMirror mirror = mirror("order")) {
      ReferenceLog log = mirror.log();
      assertThat(log.latest().version()).isEqualTo(2);
      assertThat(log.refresh()).isFalse();

      send("order", files.get(3), files.get(0));
      assertThat(log.refresh()).as("file 3 is missing").isFalse();
      send("order", files.get(2), files.get(3));
      assertThat(log.at(4).calendar().isClosed("acme", YearMonth.parse("2010-12"))).isTrue();

      assertThat(log.latest().version()).isEqualTo(4);
      assertThat(log.at(1).brand("acme")).contains(Fixture.brand());
      assertThat(log.at(3).brand("acme")).contains(CommandRecords.restated());
    }
    assertThat(folder.resolve("order")).doesNotExist();
  }

  @Test
  void anEventIsPostedOnceItsBrandIsPublished() throws Exception {
    kafka.createTopics("late");
    ReferenceSource source = new ReferenceSource.Topic(client(), "late");
    try (PostingHarness harness = PostingHarness.open(source, NOW_MS)) {
      harness.process(List.of(Records.of(Fixture.events().getFirst(), 0)));
      send("late", files.get(0));
      // Within the same second: nothing is rejected for want of data before one more look.
      harness.process(List.of(Records.of(Fixture.events().getFirst(), 1)));
      harness.barrier(1);

      assertThat(Net.values(harness.rejections(), RejectionsTable.DEFINITION))
          .extracting(row -> row.get("code"))
          .containsExactly("UNKNOWN_BRAND");
      assertThat(harness.rawEvents()).hasSize(1);

      send("late", new LogFile("000001.rules.2026-12", new byte[0]));
      harness.time(NOW_MS + 2_000);
      assertThatThrownBy(() -> harness.process(List.of(Records.of(Fixture.events().getFirst(), 2))))
          .isInstanceOf(SuppressRestartsException.class)
          .cause()
          .isInstanceOf(PlatformFaultException.class)
          .hasMessageStartingWith(
              "topic reference holds two files of number 000001, '000001.brand.acme.json' and"
                  + " '000001.rules.2026-12', and they differ: ");
    }
  }

  @Test
  void whatIsNoReferenceLogStopsTheJobWithItsReason() throws Exception {
    assertRefused("none", "there is no topic 'none'; make it with one partition and");
    kafka.createTopics(List.of(new NewTopic("many", 2, (short) 1)));
    assertRefused("many", "topic 'many' has 2 partitions; the reference log needs one");
    send("foreign", new LogFile("readme.txt", new byte[0]));
    assertRefused(
        "foreign",
        "topic 'foreign' holds at offset 0 what is no file of the reference log (key"
            + " 'readme.txt')");
    send("path", new LogFile("000001.brand./etc/passwd", new byte[0]));
    assertRefused("path", "topic 'path' holds at offset 0 what is no file of the reference log");
    send("expired", files.get(0), files.get(1));
    try (Admin admin = Admin.create(client())) {
      admin
          .deleteRecords(Map.of(new TopicPartition("expired", 0), RecordsToDelete.beforeOffset(1)))
          .all()
          .get();
    }
    assertRefused("expired", "topic 'expired' begins at offset 1: records were deleted, and");
  }

  private static void assertRefused(String topic, String message) {
    assertThatThrownBy(() -> new ReferenceSource.Topic(client(), topic).open())
        .isInstanceOf(PlatformFaultException.class)
        .hasMessageStartingWith(message);
  }

  private ReferenceMirror mirror(String topic) throws IOException {
    return new ReferenceMirror(
        ReferenceTopic.open(client(), topic), Files.createDirectory(folder.resolve(topic)));
  }

  private static void send(String topic, LogFile... sent) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(client(), new ByteArraySerializer(), new ByteArraySerializer());
        Admin admin = Admin.create(client())) {
      if (!admin.listTopics().names().get().contains(topic)) {
        kafka.createTopics(topic);
      }
      for (LogFile file : sent) {
        producer.send(file.toRecord(topic)).get();
      }
    }
  }

  private static Properties client() {
    Properties client = new Properties();
    client.setProperty("bootstrap.servers", kafka.bootstrapServers());
    return client;
  }
}
