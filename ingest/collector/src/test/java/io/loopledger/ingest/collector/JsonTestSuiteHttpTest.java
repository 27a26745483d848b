package io.loopledger.ingest.collector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.ingest.collector.CollectorConfig.Limits;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.wire.EventRecords;
import io.loopledger.schemas.wire.UnreadableEventException;
import io.loopledger.testkit.TestData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JSONTestSuite (Nicolas Seriot) as bodies of requests. */
class JsonTestSuiteHttpTest {
  private static final String SINGLE = "application/cloudevents+json";
  private static final String BATCH = "application/cloudevents-batch+json";
  private static final Duration AT_ONCE = Duration.ofSeconds(5);

  private static Path archive;
  private static Door door;

  @BeforeAll
  static void open(@TempDir Path folder) throws IOException, SQLException {
    archive = TestData.file("bad-json/JSONTestSuite.tar.gz");
    door = Door.open(folder, Limits.DEFAULT, Duration.ofSeconds(8));
  }

  @AfterAll
  static void close() {
    if (door != null) {
      door.close();
    }
  }

  @AfterEach
  void theDoorStillTakesEvents(org.junit.jupiter.api.TestInfo test) throws Exception {
    assertThat(door.single(Door.sold("after " + test.getDisplayName(), 1)).statusCode())
        .isEqualTo(202);
  }

  @Test
  void everyInvalidTextIsRefusedAsOneEventAndAsABatch() throws Exception {
    Map<String, byte[]> files = files("n_");
    Map<String, Integer> taken = new TreeMap<>();
    for (var file : files.entrySet()) {
      for (String type : new String[] {SINGLE, BATCH}) {
        long begin = System.nanoTime();
        int status = door.post(type, file.getValue()).statusCode();
        assertThat(Duration.ofNanos(System.nanoTime() - begin))
            .as(file.getKey())
            .isLessThan(AT_ONCE);
        if (status != 400) {
          taken.put(file.getKey() + " as " + type, status);
        }
      }
    }

    assertThat(files).hasSize(188);
    assertThat(taken).isEmpty();
  }

  @Test
  void everyValidTextIsInKafkaByteForByteButTheTwoWithDuplicateKeys() throws Exception {
    Map<String, byte[]> files = files("y_");
    Map<String, Integer> refused = new TreeMap<>();
    Map<String, String> sent = new TreeMap<>();
    for (var file : files.entrySet()) {
      String value = new String(file.getValue(), UTF_8).strip();
      String event =
          Door.sold(file.getKey(), 1)
              .replace("\"data\":{", "\"data\":{\"extensions\":{\"x\":" + value + "},");
      int status = door.single(event).statusCode();
      if (status == 202) {
        sent.put(file.getKey(), value);
      } else {
        refused.put(file.getKey(), status);
      }
    }

    assertThat(files).hasSize(95);
    assertThat(refused)
        .isEqualTo(
            Map.of(
                "y_object_duplicated_key.json", 400,
                "y_object_duplicated_key_and_value.json", 400));
    assertThat(inKafka()).isEqualTo(sent).hasSize(93);
  }

  private static Map<String, String> inKafka() throws UnreadableEventException {
    EventRecords records = new EventRecords();
    Map<String, String> texts = new TreeMap<>();
    for (ConsumerRecord<byte[], byte[]> record :
        Topics.read(door.kafka.bootstrapServers(), "sales")) {
      Event event = records.fromRecord(record.headers(), record.key(), record.value());
      if (event.id().startsWith("y_")) {
        texts.put(event.id(), String.valueOf(event.context().extensions().get("x")));
      }
    }
    return texts;
  }

  private static Map<String, byte[]> files(String prefix) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (var in = new TarArchiveInputStream(new GZIPInputStream(Files.newInputStream(archive)))) {
      for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        String name = Path.of(entry.getName()).getFileName().toString();
        if (name.startsWith(prefix) && entry.getName().contains("test_parsing")) {
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          in.transferTo(bytes);
          files.put(name, bytes.toByteArray());
        }
      }
    }
    return files;
  }
}
