package io.loopledger.ingest.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.loopledger.ingest.access.ApiKeys;
import io.loopledger.ingest.examples.RunningCollector.Signing;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.Pseudonym;
import io.loopledger.schemas.event.Topic;
import io.loopledger.testservers.TestKafka;
import io.loopledger.testservers.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Every example of the page, in the page's order, against real servers. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FeedingEventsTest {
  private static final Page PAGE = Page.read(Path.of("../../docs/feeding-events.md"));
  private static final String SOURCE = "/portals/acme";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> ENVIRONMENT = new HashMap<>();

  private static Path reader;
  private static TestKafka kafka;
  private static TestPostgres postgres;
  private static RunningCollector collector;

  @BeforeAll
  static void startServers(@TempDir Path folder) throws Exception {
    kafka = TestKafka.start(folder.resolve("kafka"));
    kafka.createTopics(
        Arrays.stream(Topic.values())
            .flatMap(topic -> Stream.of(topic.topicName(), topic.deadLetterTopicName()))
            .toArray(String[]::new));
    postgres = TestPostgres.start(folder.resolve("postgres"));
    postgres.createDatabase("application");
    collector = RunningCollector.start(folder.resolve("collector"), kafka, postgres);
    ApiKeys.Created plain = collector.key(SOURCE, "acme", Signing.NONE);
    ApiKeys.Created signed = collector.key(SOURCE, "acme", Signing.REQUIRED);
    ENVIRONMENT.put("LOOPLEDGER_URL", collector.address());
    ENVIRONMENT.put("LOOPLEDGER_KAFKA", kafka.bootstrapServers());
    ENVIRONMENT.put("LOOPLEDGER_KEY", plain.token());
    ENVIRONMENT.put("LOOPLEDGER_SIGNED_KEY", signed.token());
    ENVIRONMENT.put("LOOPLEDGER_SECRET", signed.signingSecret().orElseThrow());
    reader = Files.createDirectories(folder.resolve("reader"));
  }

  @AfterAll
  static void stopServers() {
    for (AutoCloseable server : new AutoCloseable[] {collector, postgres, kafka}) {
      try {
        if (server != null) {
          server.close();
        }
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Order(1)
  @TestFactory
  Stream<DynamicTest> everyExampleGivesWhatThePageShows() {
    return PAGE.blocks().stream()
        .filter(block -> block.kind().equals("run") || block.kind().equals("java"))
        .map(block -> DynamicTest.dynamicTest(block.name(), () -> run(block)));
  }

  private static void run(Page.Block block) throws IOException, InterruptedException {
    if (block.kind().equals("java")) {
      String output = Program.java(block.name(), block.text(), reader, ENVIRONMENT);
      assertThat(output).isEqualTo(PAGE.shown("output", block.name()).orElseThrow());
      return;
    }
    assumeTrue(isThere("curl"), "skipped: curl is not installed");
    assumeTrue(
        !block.text().contains("openssl") || isThere("openssl"),
        "skipped: openssl is not installed");
    JsonNode reply = JSON.readTree(Program.shell(block.text(), reader, ENVIRONMENT));
    JsonNode shown = JSON.readTree(PAGE.shown("reply", block.name()).orElseThrow());
    assertThat(reply.toPrettyString()).isEqualTo(shown.toPrettyString());
  }

  @Order(2)
  @Test
  void everyAcceptedEventIsInItsTopicOnceUnderAPseudonym() throws Exception {
    assumeTrue(isThere("curl"), "skipped: curl is not installed");
    List<Event> events = TopicReader.read(kafka.bootstrapServers(), Topic.values());

    assertThat(events)
        .extracting(Event::id)
        .containsExactlyInAnyOrder(
            "received-88121", "graded-1", "sold-1", "received-90001", "sold-90002", "received-1");
    assertThat(events)
        .extracting(event -> event.context().customer())
        .filteredOn(customer -> customer != null)
        .hasSize(3)
        .allMatch(Pseudonym::isPseudonym)
        .as("one customer of one brand has one pseudonym")
        .doesNotContain("C-4711")
        .containsOnly(
            events.stream()
                .filter(event -> event.id().equals("received-1"))
                .findFirst()
                .orElseThrow()
                .context()
                .customer());
  }

  private static boolean isThere(String program) throws IOException, InterruptedException {
    return new ProcessBuilder("/bin/sh", "-c", "command -v " + program)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor()
        == 0;
  }
}
