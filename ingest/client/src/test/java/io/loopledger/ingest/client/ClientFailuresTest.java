package io.loopledger.ingest.client;

import static io.loopledger.ingest.client.ClientFixture.TIME;
import static io.loopledger.ingest.client.ClientFixture.await;
import static io.loopledger.ingest.client.ClientFixture.builder;
import static io.loopledger.ingest.client.ClientFixture.event;
import static io.loopledger.ingest.client.ClientFixture.failure;
import static io.loopledger.ingest.client.ClientFixture.send;
import static io.loopledger.ingest.client.ClientFixture.verdictOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.ingest.client.DeliveryException.Reason;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ClientFailuresTest {
  @Test
  void aBusyDoorIsAskedAgainNoEarlierThanItWishes() throws Exception {
    AtomicInteger tries = new AtomicInteger();
    try (FakeDoor door =
            new FakeDoor(
                request ->
                    tries.incrementAndGet() < 3
                        ? new FakeDoor.Answer(
                            tries.get() == 1 ? 429 : 503, Map.of("Retry-After", "1"), "")
                        : FakeDoor.accepted(request));
        LoopledgerClient client = builder(door).build()) {
      long start = System.nanoTime();

      Verdict verdict = verdictOf(client.send(event(1)));

      assertThat(verdict).isInstanceOf(Verdict.Accepted.class);
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isGreaterThanOrEqualTo(Duration.ofSeconds(2));
      assertThat(door.requests()).hasSize(3);
      assertThat(door.requests().get(2).plain()).isEqualTo(door.requests().get(0).plain());
    }
  }

  @Test
  void aCutConnectionIsRetriedWithTheSameEvents() throws Exception {
    AtomicInteger tries = new AtomicInteger();
    try (FakeDoor door =
            new FakeDoor(
                request ->
                    tries.incrementAndGet() < 4
                        ? FakeDoor.Answer.of(0, "")
                        : FakeDoor.accepted(request));
        LoopledgerClient client = builder(door).build()) {
      assertThat(verdictOf(client.send(event(1)))).isInstanceOf(Verdict.Accepted.class);
      assertThat(door.requests().stream().map(request -> request.json().get(0).get("id").asText()))
          .hasSizeGreaterThanOrEqualTo(4)
          .containsOnly("1");
    }
  }

  @Test
  void aRefusedKeyCompletesEveryFutureAtOnceWithTheDoorsReason() throws Exception {
    String reply =
        """
        {"errors": [{"code": "UNAUTHORIZED", "owner": "CONFIG", "message": "the key is revoked"}]}""";
    try (FakeDoor door = new FakeDoor(request -> FakeDoor.Answer.of(401, reply));
        LoopledgerClient client = builder(door).build()) {
      for (CompletableFuture<Verdict> verdict : send(client, 3)) {
        DeliveryException failure = failure(verdict);
        assertThat(failure.reason()).isEqualTo(Reason.REFUSED);
        assertThat(failure).hasMessage("the door answered 401: UNAUTHORIZED: the key is revoked");
      }
      assertThat(door.requests()).hasSize(1);
    }
  }

  @Test
  void aBatchTooLargeForTheDoorIsSentInHalves() throws Exception {
    try (FakeDoor door =
            new FakeDoor(
                request ->
                    request.json().size() > 2
                        ? FakeDoor.Answer.of(413, "")
                        : FakeDoor.accepted(request));
        LoopledgerClient client = builder(door).build()) {
      for (CompletableFuture<Verdict> verdict : send(client, 7)) {
        assertThat(verdictOf(verdict)).isInstanceOf(Verdict.Accepted.class);
      }
      assertThat(door.batchSizes()).containsExactly(7, 3, 1, 2, 4, 2, 2);
    }
  }

  @Test
  void anEventTheDoorCouldNotTakeNowIsSentAgainAloneAndItsNeighboursAreNot() throws Exception {
    String first =
        """
        {"events": [
          {"source": "/portals/acme", "id": "0", "verdict": "accepted"},
          {"source": "/portals/acme", "id": "1", "verdict": "rejected", "errors": [
            {"code": "KAFKA", "owner": "EXTERNAL", "retryable": true, "message": "timed out"}]},
          {"source": "/portals/acme", "id": "2", "verdict": "rejected", "errors": [
            {"code": "INVALID", "owner": "DATA", "retryable": false, "message": "wrong"}]}]}""";
    AtomicInteger tries = new AtomicInteger();
    try (FakeDoor door =
            new FakeDoor(
                request ->
                    tries.incrementAndGet() == 1
                        ? FakeDoor.Answer.of(207, first)
                        : FakeDoor.accepted(request));
        LoopledgerClient client = builder(door).build()) {
      List<CompletableFuture<Verdict>> verdicts = send(client, 3);

      assertThat(verdictOf(verdicts.get(0))).isInstanceOf(Verdict.Accepted.class);
      assertThat(verdictOf(verdicts.get(1))).isEqualTo(new Verdict.Accepted("/portals/acme", "1"));
      assertThat(verdictOf(verdicts.get(2))).isInstanceOf(Verdict.Rejected.class);
      assertThat(door.batchSizes()).containsExactly(3, 1);
    }
  }

  @Test
  void everyTryOfASignedRequestHasASignatureOfItsOwnAlsoWithinOneSecond() throws Exception {
    Set<String> seen = new HashSet<>();
    AtomicInteger tries = new AtomicInteger();
    try (FakeDoor door =
            new FakeDoor(
                request -> {
                  if (!seen.add(request.headers().getFirst(Signature.HEADER))) {
                    return FakeDoor.Answer.of(401, "");
                  }
                  return tries.incrementAndGet() < 5
                      ? FakeDoor.Answer.of(503, "")
                      : FakeDoor.accepted(request);
                });
        LoopledgerClient client =
            builder(door)
                .signingSecret("secret-1")
                .clock(Clock.fixed(TIME, ZoneOffset.UTC))
                .build()) {
      assertThat(verdictOf(client.send(event(1)))).isInstanceOf(Verdict.Accepted.class);
      assertThat(seen).hasSize(5).allMatch(signature -> signature.startsWith("t=1772360130,v1="));
    }
  }

  @Test
  void aDoorThatStaysAwayIsGivenUp() throws Exception {
    URI nobody;
    try (ServerSocket socket = new ServerSocket(0)) {
      nobody = URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }
    try (LoopledgerClient client =
        LoopledgerClient.builder(nobody, "key-1")
            .retryDelays(Duration.ofMillis(5), Duration.ofMillis(20))
            .deliveryTimeout(Duration.ofMillis(300))
            .build()) {
      DeliveryException failure = failure(client.send(event(1)));
      assertThat(failure.reason()).isEqualTo(Reason.GAVE_UP);
      assertThat(failure)
          .hasMessageStartingWith("gave up on " + nobody)
          .hasMessageEndingWith(
              "it cannot be reached; send the same events again, with the same ids")
          .hasCauseInstanceOf(IOException.class);
    }
  }

  @Test
  void aReplyThatDoesNotFitTheEventsIsNoVerdict() throws Exception {
    String other = "{\"events\": [{\"source\": \"/x\", \"id\": \"9\", \"verdict\": \"accepted\"}]}";
    try (FakeDoor door = new FakeDoor(request -> FakeDoor.Answer.of(202, other));
        LoopledgerClient client = builder(door).build()) {
      DeliveryException failure = failure(client.send(event(1)));
      assertThat(failure.reason()).isEqualTo(Reason.UNREADABLE_REPLY);
      assertThat(failure).hasMessage("the door's verdict 0 is on '9', the event is '1'");
    }
  }

  @Test
  void closingGivesUpOnADoorThatStaysBusy() throws Exception {
    try (FakeDoor door = new FakeDoor(request -> FakeDoor.Answer.of(503, ""))) {
      LoopledgerClient client =
          builder(door).maxInFlight(1).batch(1, 1).deliveryTimeout(Duration.ofMillis(400)).build();
      List<CompletableFuture<Verdict>> verdicts = send(client, 20);

      client.close();

      for (CompletableFuture<Verdict> verdict : verdicts) {
        assertThat(failure(verdict).reason()).isIn(Reason.GAVE_UP, Reason.CLOSED);
      }
    }
  }

  @Test
  void aFullQueueIsToldAndNothingIsKept() throws Exception {
    CountDownLatch open = new CountDownLatch(1);
    try (FakeDoor door =
            new FakeDoor(
                request -> {
                  await(open);
                  return FakeDoor.accepted(request);
                });
        LoopledgerClient client =
            builder(door).queueCapacity(2).maxBlock(Duration.ofMillis(50)).build()) {
      List<CompletableFuture<Verdict>> verdicts = send(client, 3);

      DeliveryException failure = failure(verdicts.get(2));
      open.countDown();

      assertThat(failure.reason()).isEqualTo(Reason.QUEUE_FULL);
      assertThat(failure)
          .hasMessage(
              "2 events wait for the door already; wait for their verdicts, or send less at a time");
      assertThat(verdictOf(verdicts.get(0))).isInstanceOf(Verdict.Accepted.class);
      assertThat(verdictOf(verdicts.get(1))).isInstanceOf(Verdict.Accepted.class);
    }
  }

  @Test
  void everyFutureOfManyThreadsCompletesAtADoorThatFailsAtRandom() throws Exception {
    Random random = new Random(42);
    Set<String> taken = new HashSet<>();
    try (FakeDoor door =
            new FakeDoor(
                request -> {
                  synchronized (taken) {
                    int chance = random.nextInt(10);
                    if (chance < 5) {
                      request.json().forEach(event -> taken.add(event.get("id").asText()));
                    }
                    // also after taking them: the client cannot know, and sends them again
                    return switch (chance) {
                      case 0, 5 -> FakeDoor.Answer.of(0, "");
                      case 1, 6 -> FakeDoor.Answer.of(503, "");
                      case 7 -> FakeDoor.Answer.of(429, "");
                      case 8, 9 -> FakeDoor.Answer.of(502, "<html>");
                      default -> FakeDoor.accepted(request);
                    };
                  }
                });
        LoopledgerClient client = builder(door).batch(20, 1_000_000).queueCapacity(200).build()) {
      List<CompletableFuture<Verdict>> verdicts =
          IntStream.range(0, 2_000).parallel().mapToObj(i -> client.send(event(i))).toList();

      for (CompletableFuture<Verdict> verdict : verdicts) {
        assertThat(verdict.get(50, TimeUnit.SECONDS)).isInstanceOf(Verdict.Accepted.class);
      }
      assertThat(taken).hasSize(2_000);
      assertThat(client.unanswered()).isZero();
    }
  }
}
