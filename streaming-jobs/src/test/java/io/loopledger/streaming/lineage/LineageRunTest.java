package io.loopledger.streaming.lineage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.sun.net.httpserver.HttpServer;
import io.loopledger.schemas.table.EntriesTable;
import io.loopledger.streaming.lineage.RunEvents.Type;
import io.loopledger.testservers.FreePorts;
import io.openlineage.client.OpenLineage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LineageRunTest {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModule(new JavaTimeModule())
          .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

  private static final UUID RUN = UUID.fromString("0f8fad5b-d9cb-469f-a165-70867728950e");
  private static final RunEvents EVENTS =
      new RunEvents(RUN, "kafka://127.0.0.1:9092", "file:///lake", "2.1.2");

  /** Its reader refuses a field that it does not know, where the specification has none. */
  @ParameterizedTest
  @EnumSource(Type.class)
  void openLineagesOwnModelReadsAndWritesTheSameEvent(Type type) throws Exception {
    JsonNode ours = JSON.readTree(event(type));

    OpenLineage.RunEvent theirs = JSON.treeToValue(ours, OpenLineage.RunEvent.class);

    JsonNode again = JSON.valueToTree(theirs);
    assertThat(again).isEqualTo(ours);
    assertThat(theirs.getEventType().name()).isEqualTo(type.name());
    assertThat(theirs.getRun().getRunId()).isEqualTo(RUN);
  }

  @Test
  void aFieldThatIsNoneOfOpenLineagesIsFound() throws Exception {
    String wrong = event(Type.START).replace("\"eventType\"", "\"eventKind\"");

    assertThatThrownBy(() -> JSON.readValue(wrong, OpenLineage.RunEvent.class))
        .hasMessageContaining("eventKind");
  }

  @Test
  void itNamesTopicsTablesAndColumns() throws Exception {
    JsonNode event = JSON.readTree(event(Type.RUNNING));

    assertThat(event.at("/eventTime").asText()).isEqualTo("2026-11-26T10:00:00.123Z");
    assertThat(texts(event.at("/inputs"), "name"))
        .containsExactlyInAnyOrder("returns", "repairs", "sales", "payouts");
    assertThat(texts(event.at("/inputs"), "namespace")).containsOnly("kafka://127.0.0.1:9092");
    assertThat(texts(event.at("/outputs"), "name"))
        .contains("raw.events", "ledger.entries", "mart.rollup", "ops.rejections", "ops.alerts");
    JsonNode entries =
        StreamSupport.stream(event.at("/outputs").spliterator(), false)
            .filter(output -> output.path("name").asText().equals("ledger.entries"))
            .findFirst()
            .orElseThrow();
    assertThat(texts(entries.at("/facets/schema/fields"), "name"))
        .containsExactlyElementsOf(
            EntriesTable.DEFINITION.columns().stream().map(column -> column.name()).toList());
    assertThat(event.at("/run/facets/errorMessage").isMissingNode()).isTrue();
  }

  @Test
  void aRunIsToldLineByLineUnderOneId(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("runs.ndjson");
    LineageRun run = run(new LineageTarget.ToFile(file.toString()));

    run.starts();
    assertThat(run.runs()).isTrue();
    run.failed(new IllegalStateException("of customer 17850"));

    List<JsonNode> told = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      told.add(JSON.readTree(line));
    }
    assertThat(told)
        .extracting(event -> event.at("/eventType").asText())
        .containsExactly("START", "RUNNING", "FAIL");
    assertThat(told)
        .extracting(event -> event.at("/run/runId").asText())
        .containsOnly(told.getFirst().at("/run/runId").asText());
    assertThat(told.getLast().at("/run/facets/errorMessage/message").asText())
        .isEqualTo("java.lang.IllegalStateException; see the job's log");
    assertThat(told.getFirst().at("/inputs/0/namespace").asText())
        .isEqualTo("kafka://127.0.0.1:9092");
  }

  @Test
  void aReceiverGetsTheEventAndARefusalIsNoMoreThanAFailure() throws Exception {
    List<String> received = new ArrayList<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/api/v1/lineage",
        exchange -> {
          received.add(exchange.getRequestHeaders().getFirst("Content-Type"));
          received.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          exchange.sendResponseHeaders(received.size() == 2 ? 201 : 500, -1);
          exchange.close();
        });
    server.start();
    try {
      LineageRun run = run(url(server.getAddress().getPort()));

      assertThat(run.runs()).isTrue();
      assertThat(run.runs()).isFalse();

      assertThat(received.getFirst()).isEqualTo("application/json");
      assertThat(JSON.readTree(received.get(1)).at("/eventType").asText()).isEqualTo("RUNNING");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void nobodyThereStopsNothing() {
    LineageRun run = run(url(FreePorts.next()));

    run.starts();
    assertThat(run.runs()).isFalse();
    assertThat(run(new LineageTarget.ToFile("/no/such/folder/runs")).runs()).isFalse();
    assertThat(run(new LineageTarget.Nobody()).isTold()).isFalse();
  }

  private static LineageTarget url(int port) {
    return new LineageTarget.ToUrl("http://127.0.0.1:%d/api/v1/lineage".formatted(port));
  }

  private static LineageRun run(LineageTarget target) {
    return LineageRun.of(target, "127.0.0.1:9092,127.0.0.1:9093", "file:///lake", "2.1.2");
  }

  private static String event(Type type) throws IOException {
    Optional<String> failure = type == Type.FAIL ? Optional.of("x.Y") : Optional.empty();
    return EVENTS.event(type, Instant.parse("2026-11-26T10:00:00.123Z"), failure);
  }

  private static List<String> texts(JsonNode array, String field) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(node -> node.path(field).asText())
        .toList();
  }
}
