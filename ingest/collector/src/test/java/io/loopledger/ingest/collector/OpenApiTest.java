package io.loopledger.ingest.collector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.loopledger.ingest.collector.CollectorConfig.Limits;
import io.loopledger.schemas.event.EventType;
import io.loopledger.schemas.json.JsonEvents;
import io.loopledger.testkit.ExampleEvents;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The description is valid, and every answer is as it says; {@link Door} checks each. */
class OpenApiTest {
  private static final String SINGLE = "application/cloudevents+json";
  private static final String EVENTS = "/paths/~1v1~1events/post";
  private static final String PSEUDONYMS = "/paths/~1v1~1pseudonyms/post";

  private static Door door;

  @BeforeAll
  static void open(@TempDir Path folder) throws IOException, SQLException {
    // one unpacked body is more than all bodies may take together: busy at will
    Limits limits = new Limits(200_000, 400_000, 500, 300_000, 1_000);
    door = Door.open(folder, limits, Duration.ofSeconds(4));
  }

  @AfterAll
  static void close() {
    door.close();
  }

  @Test
  void theDescriptionIsValidOpenApi() throws IOException {
    assertThat(
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(resource("/standards/openapi-3.1-2022-10-07.json"), InputFormat.JSON)
                .validate(door.described.document().toString(), InputFormat.JSON)
                .stream()
                .map(Error::toString))
        .isEmpty();
    assertThat(door.described.document().findValuesAsText("$ref"))
        .isNotEmpty()
        .allSatisfy(
            reference ->
                assertThat(door.described.document().at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse());
  }

  @Test
  void everyEventOfTheLanguageIsDescribed() {
    for (EventType type : EventType.values()) {
      String event = JsonEvents.write(ExampleEvents.full(type));

      assertThat(door.described.problems("Event", event)).as(event).isEmpty();
      assertThat(door.described.problems("Event", event.replace("\"brand\"", "\"brnd\"")))
          .isNotEmpty();
    }
  }

  @Test
  void everyStatusDescribedForEventsIsAnswered() throws Exception {
    door.single(Door.sold("o-1", 1));
    door.batch("[%s,%s]".formatted(Door.sold("o-2", 1), Door.sold("o-3", 0)));
    door.single("{");
    door.post(SINGLE, new byte[0], "Authorization", "Bearer x");
    late();
    door.single("x".repeat(200_001));
    door.post("text/plain", new byte[1]);
    door.single(Door.sold("o-4", 0));
    door.post(SINGLE, gzip("x".repeat(5_000_000)), "Content-Encoding", "gzip");
    // the database of pseudonyms and Kafka are still there: 503 is in OutageTest
    assertThat(door.described.unseen(EVENTS)).containsExactly(503);
  }

  @Test
  void everyStatusDescribedForPseudonymsButThoseOfTheBodyIsAnswered() throws Exception {
    door.pseudonyms("{\"brand\":\"acme\",\"customers\":[\"C-9\"]}");
    door.pseudonyms("{\"brand\":\"other\",\"customers\":[\"C-9\"]}");
    door.pseudonyms("[]");

    assertThat(door.described.unseen(PSEUDONYMS)).containsExactly(401, 408, 413, 415, 429, 503);
  }

  @Test
  void theRestIsAsDescribed() throws Exception {
    for (String path :
        new String[] {"/v1/openapi.json", "/health/live", "/health/ready", "/metrics"}) {
      assertThat(door.get(path).statusCode()).as(path).isEqualTo(200);
    }
  }

  private static void late() throws IOException {
    try (RawHttp raw = new RawHttp(door)) {
      raw.send(RawHttp.head(door, "Content-Type: " + SINGLE + "\r\nContent-Length: 100\r\n") + "{");
      String answer = raw.rest();
      assertThat(RawHttp.status(answer)).isEqualTo(408);
      door.described.check(EVENTS, 408, RawHttp.body(answer));
    }
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(text.getBytes(UTF_8));
    }
    return packed.toByteArray();
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = Objects.requireNonNull(OpenApiTest.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
