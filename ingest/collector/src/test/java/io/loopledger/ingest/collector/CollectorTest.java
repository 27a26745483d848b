package io.loopledger.ingest.collector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.ingest.access.ApiKeys;
import io.loopledger.ingest.access.RequestSignature;
import io.loopledger.ingest.collector.CollectorConfig.Limits;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.Pseudonym;
import io.loopledger.schemas.wire.EventRecords;
import io.loopledger.schemas.wire.UnreadableEventException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The door over HTTP, with a real broker and a real database behind it. */
class CollectorTest {
  private static final String SINGLE = "application/cloudevents+json";
  private static final String BATCH = "application/cloudevents-batch+json";

  private static Door door;

  @BeforeAll
  static void open(@TempDir Path folder) throws IOException, SQLException {
    Limits limits = new Limits(200_000, 400_000, 500, 4_000_000, 1_000);
    door = Door.open(folder, limits, Duration.ofSeconds(8));
  }

  @AfterAll
  static void close() {
    door.close();
  }

  @Test
  void anAcceptedEventIsInKafkaWithAPseudonymInPlaceOfTheCustomer() throws Exception {
    HttpResponse<String> answer = door.single(Door.sold("accepted-1", 2));

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.body())
        .isEqualTo(
            "{\"received\":1,\"accepted\":1,\"duplicate\":0,\"rejected\":0,\"events\":[{\"index\":0,"
                + "\"id\":\"accepted-1\",\"source\":\"/shop/web\",\"verdict\":\"accepted\"}]}");
    Event event =
        inKafka("sales").stream()
            .filter(e -> e.id().equals("accepted-1"))
            .findFirst()
            .orElseThrow();
    assertThat(event.context().customer()).matches(Pseudonym::isPseudonym);
    assertThat(event.subject()).hasToString("line:acme/accepted-1");
  }

  @Test
  void aRepeatedEventIsADuplicateAndAnotherOneUnderItsIdAConflict() throws Exception {
    door.single(Door.sold("twice", 1));

    HttpResponse<String> same = door.single(Door.sold("twice", 1));
    HttpResponse<String> other = door.single(Door.sold("twice", 9));

    assertThat(same.statusCode()).isEqualTo(202);
    assertThat(same.body()).contains("\"verdict\":\"duplicate\"");
    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(other.body()).contains("\"code\":\"CONFLICT\"", "\"owner\":\"DATA\"");
    assertThat(inKafka("sales")).filteredOn(e -> e.id().equals("twice")).hasSize(1);
  }

  @Test
  void aBatchGetsAVerdictForEachEvent() throws Exception {
    String foreign = Door.sold("foreign", 1).replace("acme", "other");
    String source = Door.sold("source", 1).replace("/shop/web", "/shopping");
    HttpResponse<String> answer =
        door.batch(
            "[%s,%s,%s,%s,%s]"
                .formatted(
                    Door.sold("b-1", 1),
                    Door.sold("b-1", 1),
                    Door.sold("b-2", 0),
                    foreign,
                    source));

    assertThat(answer.statusCode()).isEqualTo(207);
    assertThat(answer.body())
        .contains("\"received\":5,\"accepted\":1,\"duplicate\":1,\"rejected\":3")
        .contains(
            "\"code\":\"INVALID\",\"owner\":\"DATA\",\"retryable\":false,\"pointer\":\"/data/quantity\","
                + "\"value\":\"0\"")
        .contains("\"code\":\"BRAND_NOT_ALLOWED\",\"owner\":\"CONFIG\"")
        .contains("\"code\":\"SOURCE_NOT_ALLOWED\"");
  }

  @Test
  void anEventInBinaryModeIsTaken() throws Exception {
    String json = Door.sold("x", 1);
    String data = json.substring(json.indexOf("\"data\":") + 7, json.lastIndexOf('}'));

    HttpResponse<String> answer =
        door.post(
            "application/json",
            data.getBytes(UTF_8),
            "ce-specversion",
            "1.0",
            "ce-id",
            "binary%20%C3%BC",
            "ce-source",
            "/shop/web",
            "ce-type",
            "io.loopledger.ProductSold",
            "ce-subject",
            "line:acme/x",
            "ce-time",
            "2026-11-01T09:30:00Z");

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.body()).contains("\"id\":\"binary ü\"");
  }

  @Test
  void aPackedBodyIsTakenAndABombRefused() throws Exception {
    HttpResponse<String> packed =
        door.post(SINGLE, gzip(Door.sold("packed", 1).getBytes(UTF_8)), "Content-Encoding", "gzip");
    HttpResponse<String> bomb =
        door.post(BATCH, gzip(new byte[50_000_000]), "Content-Encoding", "gzip");
    HttpResponse<String> noGzip =
        door.post(BATCH, "[]".getBytes(UTF_8), "Content-Encoding", "gzip");

    assertThat(packed.statusCode()).isEqualTo(202);
    assertThat(bomb.statusCode()).isEqualTo(413);
    assertThat(noGzip.statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          application/cloudevents+json       | {"id":         | 400 | MALFORMED_JSON
          application/cloudevents-batch+json | {}             | 400 | MALFORMED_JSON
          application/cloudevents+json       | []             | 422 | INVALID
          application/json                   | {}             | 415 | UNSUPPORTED_CONTENT
          text/plain                         | {}             | 415 | UNSUPPORTED_CONTENT
          """)
  void whatCannotBeTakenIsRefusedWithItsReason(
      String contentType, String body, int status, String code) throws Exception {
    HttpResponse<String> answer = door.post(contentType, body.getBytes(UTF_8));

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
  }

  @Test
  void tooMuchIsRefused() throws Exception {
    String many = "[" + "{},".repeat(500) + "{}]";

    assertThat(door.batch(many).statusCode()).isEqualTo(413);
    assertThat(door.batch("[\"" + "x".repeat(300_000) + "\"]").statusCode()).isEqualTo(413);
    assertThat(door.single("[".repeat(10_000)).statusCode()).isEqualTo(400);
  }

  @Test
  void onlyAKnownKeyInForceIsLetIn() throws Exception {
    ApiKeys.Created revoked = door.keys.create("old", "/shop", Set.of("acme"), false);
    door.keys.revoke(revoked.key().id());

    for (String token :
        List.of(
            "",
            "Bearer x",
            "Bearer llk_1_2",
            "Bearer " + door.token + "0",
            "Bearer " + revoked.token())) {
      HttpResponse<String> answer =
          door.post(SINGLE, Door.sold("no", 1).getBytes(UTF_8), "Authorization", token);

      assertThat(answer.statusCode()).as(token).isEqualTo(401);
      assertThat(answer.body()).contains("UNAUTHENTICATED");
    }
  }

  @Test
  void aKeyThatSignsNeedsAFreshSignatureThatFitsAndIsNew() throws Exception {
    ApiKeys.Created signed = door.keys.create("signed", "/shop", Set.of("acme"), true);
    byte[] body = Door.sold("signed", 1).getBytes(UTF_8);
    String secret = signed.signingSecret().orElseThrow();
    String fits = RequestSignature.of(secret, Instant.now(), "POST", "/v1/events", body).header();
    String stale =
        RequestSignature.of(secret, Instant.now().minusSeconds(400), "POST", "/v1/events", body)
            .header();
    String foreign =
        RequestSignature.of("lls_0", Instant.now(), "POST", "/v1/events", body).header();

    assertThat(statusOf(signed, body)).isEqualTo(401);
    assertThat(statusOf(signed, body, RequestSignature.HEADER, stale)).isEqualTo(401);
    assertThat(statusOf(signed, body, RequestSignature.HEADER, foreign)).isEqualTo(401);
    assertThat(statusOf(signed, body, RequestSignature.HEADER, fits)).isEqualTo(202);
    assertThat(statusOf(signed, body, RequestSignature.HEADER, fits)).isEqualTo(401);
  }

  @Test
  void theCollectorIsReadyAndItsCountersAddUp() throws Exception {
    door.batch("[%s,%s]".formatted(Door.sold("m-1", 1), Door.sold("m-2", 0)));

    assertThat(door.get("/health/live").statusCode()).isEqualTo(200);
    assertThat(door.get("/health/ready").body())
        .isEqualTo("{\"status\":\"UP\",\"kafka\":\"UP\",\"database\":\"UP\"}");
    assertThat(door.counted("received"))
        .isGreaterThanOrEqualTo(2)
        .isEqualTo(door.counted("accepted") + door.counted("duplicate") + door.counted("rejected"));
  }

  @Test
  void aServiceGetsPseudonymsForItsOwnBrandOnly() throws Exception {
    HttpResponse<String> own =
        door.pseudonyms("{\"brand\":\"acme\",\"customers\":[\"C-9\",\"C-8\",\"C-9\"]}");
    HttpResponse<String> foreign = door.pseudonyms("{\"brand\":\"other\",\"customers\":[\"C-9\"]}");

    assertThat(own.statusCode()).isEqualTo(200);
    assertThat(own.body())
        .matches(
            "\\{\"brand\":\"acme\",\"pseudonyms\":\\[\"(psn_\\w{26})\",\"psn_\\w{26}\",\"\\1\"]}");
    assertThat(foreign.statusCode()).isEqualTo(403);
  }

  private static int statusOf(ApiKeys.Created key, byte[] body, String... headers)
      throws Exception {
    List<String> all = new ArrayList<>(List.of("Authorization", "Bearer " + key.token()));
    all.addAll(List.of(headers));
    return door.post(SINGLE, body, all.toArray(String[]::new)).statusCode();
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  private static List<Event> inKafka(String topic) throws UnreadableEventException {
    EventRecords records = new EventRecords();
    List<Event> events = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record :
        Topics.read(door.kafka.bootstrapServers(), topic)) {
      events.add(records.fromRecord(record.headers(), record.key(), record.value()));
    }
    return events;
  }
}
