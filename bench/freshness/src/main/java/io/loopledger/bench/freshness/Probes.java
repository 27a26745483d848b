package io.loopledger.bench.freshness;

import io.loopledger.ingest.client.LoopledgerClient;
import io.loopledger.ingest.client.Verdict;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventContext;
import io.loopledger.schemas.event.EventData.ProductSold;
import io.loopledger.schemas.event.Origin;
import io.loopledger.schemas.event.Subject;
import io.loopledger.schemas.money.Money;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Marked events, one a second, and when the door answered each with 202. */
final class Probes implements AutoCloseable {
  static final String BRAND = "probe";
  static final String SOURCE = "/bench/probe";

  private final String run;
  private final LoopledgerClient client;
  private final Map<Integer, Long> answeredNanos = new ConcurrentHashMap<>();
  private int sent;

  Probes(URI door, String token, String run) {
    this.run = run;
    this.client = LoopledgerClient.builder(door, token).linger(Duration.ZERO).build();
  }

  /** The channel of this run's probes: dashboard cells are by channel. */
  String channel() {
    return run;
  }

  String idPrefix() {
    return run + "-";
  }

  /** Sends the next one and waits for its answer. */
  void sendNext() {
    int number = ++sent;
    Verdict verdict = client.send(event(number)).join();
    if (!(verdict instanceof Verdict.Accepted)) {
      throw new IllegalStateException("a probe was not taken: " + verdict);
    }
    answeredNanos.put(number, System.nanoTime());
  }

  int sent() {
    return sent;
  }

  /** When a probe was answered, by the nano clock; null until then. */
  @Nullable Long answeredNanos(int number) {
    return answeredNanos.get(number);
  }

  private Event event(int number) {
    EventContext context =
        EventContext.of(BRAND, Origin.REAL).channel(channel()).country("DE").build();
    return new Event(
        idPrefix() + number,
        SOURCE,
        Subject.line(BRAND, idPrefix() + number),
        Instant.parse("2023-02-20T10:00:00Z"),
        context,
        new ProductSold(1, new Money(1_000_000, "EUR"), null));
  }

  @Override
  public void close() {
    client.close();
  }
}
