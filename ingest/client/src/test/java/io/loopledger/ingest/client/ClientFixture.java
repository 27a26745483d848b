package io.loopledger.ingest.client;

import static java.util.Objects.requireNonNull;

import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventData.UnitReceived;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** What the client's tests share. */
final class ClientFixture {
  private static final BrandEvents ACME = new BrandEvents("acme", "/portals/acme");
  static final Instant TIME = Instant.parse("2026-03-01T10:15:30Z");

  private ClientFixture() {}

  static LoopledgerClient.Builder builder(FakeDoor door) {
    return LoopledgerClient.builder(door.address(), "key-1")
        .linger(Duration.ofMillis(200))
        .deliveryTimeout(Duration.ofSeconds(50))
        .retryDelays(Duration.ofMillis(2), Duration.ofMillis(20));
  }

  static Event event(int id) {
    return ACME.unit("QR-" + id, Integer.toString(id), TIME, new UnitReceived(1_450L, null));
  }

  static List<CompletableFuture<Verdict>> send(LoopledgerClient client, int count) {
    List<CompletableFuture<Verdict>> verdicts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      verdicts.add(client.send(event(i)));
    }
    return verdicts;
  }

  static Verdict verdictOf(CompletableFuture<Verdict> verdict) throws Exception {
    return verdict.get(30, TimeUnit.SECONDS);
  }

  static DeliveryException failure(CompletableFuture<Verdict> verdict) throws Exception {
    try {
      Verdict unexpected = verdict.get(30, TimeUnit.SECONDS);
      throw new AssertionError("a verdict: " + unexpected);
    } catch (ExecutionException e) {
      return (DeliveryException) requireNonNull(e.getCause());
    }
  }

  static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
