package io.loopledger.ingest.client;

import static io.loopledger.ingest.client.ClientFixture.TIME;
import static io.loopledger.ingest.client.ClientFixture.builder;
import static io.loopledger.ingest.client.ClientFixture.event;
import static io.loopledger.ingest.client.ClientFixture.failure;
import static io.loopledger.ingest.client.ClientFixture.send;
import static io.loopledger.ingest.client.ClientFixture.verdictOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loopledger.ingest.client.DeliveryException.Reason;
import io.loopledger.schemas.json.JsonEvents;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LoopledgerClientTest {
  @Test
  void eachEventGetsItsOwnVerdict() throws Exception {
    String reply =
        """
        {"events": [
          {"source": "/portals/acme", "id": "0", "verdict": "accepted"},
          {"source": "/portals/acme", "id": "1", "verdict": "duplicate"},
          {"source": "/portals/acme", "id": "2", "verdict": "rejected", "errors": [
            {"code": "INVALID", "owner": "DATA", "pointer": "/data/brand", "value": "acme",
             "message": "brand acme is not registered"}]}]}""";
    try (FakeDoor door = new FakeDoor(request -> FakeDoor.Answer.of(207, reply));
        LoopledgerClient client = builder(door).build()) {
      List<CompletableFuture<Verdict>> verdicts = send(client, 3);

      assertThat(verdictOf(verdicts.get(0))).isEqualTo(new Verdict.Accepted("/portals/acme", "0"));
      assertThat(verdictOf(verdicts.get(1))).isEqualTo(new Verdict.Duplicate("/portals/acme", "1"));
      assertThat(verdictOf(verdicts.get(2)))
          .isInstanceOfSatisfying(
              Verdict.Rejected.class,
              rejected ->
                  assertThat(rejected.problems())
                      .hasToString("[INVALID at /data/brand: brand acme is not registered]"));
    }
  }

  @Test
  void eventsTravelInCompressedBatchesAsTheLanguageWritesThem() throws Exception {
    try (FakeDoor door = FakeDoor.accepting()) {
      try (LoopledgerClient client = builder(door).batch(40, 1_000_000).build()) {
        send(client, 100);
      }
      assertThat(door.batchSizes()).containsExactlyInAnyOrder(40, 40, 20);
      FakeDoor.Request first = door.requests().getFirst();
      assertThat(first.path()).isEqualTo("/v1/events");
      assertThat(first.headers().getFirst("Authorization")).isEqualTo("Bearer key-1");
      assertThat(first.headers().getFirst("Content-Type"))
          .isEqualTo("application/cloudevents-batch+json");
      assertThat(first.headers().getFirst("Content-Encoding")).isEqualTo("gzip");
      assertThat(first.headers().containsKey(Signature.HEADER)).isFalse();
      JsonNode event = first.json().get(0);
      int id = event.get("id").asInt();
      assertThat(event).isEqualTo(FakeDoor.JSON.readTree(JsonEvents.write(event(id))));
    }
  }

  @Test
  void aBatchIsBoundedInBytes() throws Exception {
    int size = JsonEvents.write(event(0)).length();
    try (FakeDoor door = FakeDoor.accepting()) {
      try (LoopledgerClient client = builder(door).batch(500, size * 2).build()) {
        send(client, 6);
      }
      assertThat(door.batchSizes()).containsExactly(2, 2, 2);
    }
  }

  @Test
  void closingSendsWhatWaitsAndThenRefuses() throws Exception {
    try (FakeDoor door = FakeDoor.accepting()) {
      LoopledgerClient client = builder(door).linger(Duration.ofHours(1)).build();
      List<CompletableFuture<Verdict>> verdicts = send(client, 5);
      assertThat(client.unanswered()).isEqualTo(5);

      client.close();

      assertThat(verdicts).allSatisfy(verdict -> assertThat(verdict).isCompleted());
      assertThat(client.unanswered()).isZero();
      assertThat(failure(client.send(event(6))).reason()).isEqualTo(Reason.CLOSED);
      assertThat(client.pseudonyms("acme", List.of("C-1"))).isCompletedExceptionally();
    }
  }

  @Test
  void aSignedRequestCarriesItsTimeAndASignatureOfTheBytesSent() throws Exception {
    Clock clock = Clock.fixed(TIME, ZoneOffset.UTC);
    try (FakeDoor door = FakeDoor.accepting()) {
      try (LoopledgerClient client = builder(door).signingSecret("secret-1").clock(clock).build()) {
        send(client, 50);
      }
      FakeDoor.Request request = door.requests().getFirst();
      assertThat(request.headers().getFirst("Content-Encoding")).isEqualTo("gzip");
      assertThat(request.headers().getFirst(Signature.HEADER))
          .isEqualTo(
              Signature.of(
                  "secret-1", "POST", "/v1/events", TIME.getEpochSecond(), request.body()));
    }
  }

  @Test
  void pseudonymsAreAskedForOncePerCustomer() throws Exception {
    try (FakeDoor door =
            new FakeDoor(
                request -> FakeDoor.Answer.of(200, "{\"pseudonyms\": [\"psn_a\", \"psn_b\"]}"));
        LoopledgerClient client = builder(door).build()) {
      Map<String, String> pseudonyms =
          client.pseudonyms("acme", List.of("C-1", "C-2", "C-1")).get(10, TimeUnit.SECONDS);

      assertThat(pseudonyms).isEqualTo(Map.of("C-1", "psn_a", "C-2", "psn_b"));
      assertThat(door.requests().getFirst().path()).isEqualTo("/v1/pseudonyms");
      assertThat(door.requests().getFirst().json())
          .hasToString("{\"brand\":\"acme\",\"customers\":[\"C-1\",\"C-2\"]}");
    }
  }

  @Test
  void manyCustomersAreAskedForInSeveralRequests() throws Exception {
    List<String> customers = IntStream.range(0, 1_100).mapToObj(i -> "C-" + i).toList();
    try (FakeDoor door = new FakeDoor(LoopledgerClientTest::pseudonyms);
        LoopledgerClient client = builder(door).build()) {
      Map<String, String> pseudonyms =
          client.pseudonyms("acme", customers).get(10, TimeUnit.SECONDS);

      assertThat(pseudonyms).hasSize(1_100).containsEntry("C-1099", "psn_of_C-1099");
      assertThat(door.requests()).hasSize(3);
    }
  }

  private static FakeDoor.Answer pseudonyms(FakeDoor.Request request) {
    ObjectNode reply = FakeDoor.JSON.createObjectNode();
    request
        .json()
        .get("customers")
        .forEach(customer -> reply.withArray("pseudonyms").add("psn_of_" + customer.asText()));
    return FakeDoor.Answer.of(200, reply.toString());
  }

  @Test
  void settingsThatCannotBeAreRefusedByName() {
    assertThatThrownBy(() -> LoopledgerClient.builder(URI.create("localhost:18085"), "key").build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the door's address 'localhost:18085' must be http or https, such as"
                + " https://loopledger.example");
    URI door = URI.create("http://127.0.0.1:18085");
    assertThatThrownBy(() -> LoopledgerClient.builder(door, " ").build())
        .hasMessage("the API key is blank; make one with keys create");
    assertThatThrownBy(() -> LoopledgerClient.builder(door, "key").batch(0, 1).build())
        .hasMessage("batch size is 0; it must be above 0");
  }
}
