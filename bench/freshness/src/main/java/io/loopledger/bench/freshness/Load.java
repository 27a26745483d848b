package io.loopledger.bench.freshness;

import io.loopledger.ingest.client.LoopledgerClient;
import io.loopledger.ingest.client.Verdict;
import io.loopledger.ingest.simulator.Simulation;
import io.loopledger.ingest.simulator.SimulatorConfig;
import io.loopledger.ingest.simulator.assumptions.Assumptions;
import io.loopledger.schemas.event.Event;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Events of a simulated programme through the door, so many a second. */
final class Load implements AutoCloseable {
  static final String BRAND = "demo";
  static final String SOURCE = "/simulator";
  private static final int EVENTS_PER_UNIT = 10;

  private final LoopledgerClient client;
  private final int perSecond;
  private final Duration length;
  private final Thread thread;
  private final AtomicLong accepted = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private volatile boolean isOver;

  private Load(LoopledgerClient client, int perSecond, Duration length) {
    this.client = client;
    this.perSecond = perSecond;
    this.length = length;
    this.thread = Thread.ofPlatform().name("load").unstarted(this::send);
  }

  static Load start(URI door, String token, int perSecond, Duration length) {
    Load load = new Load(LoopledgerClient.builder(door, token).build(), perSecond, length);
    load.thread.start();
    return load;
  }

  long accepted() {
    return accepted.get();
  }

  long failed() {
    return failed.get();
  }

  private void send() {
    long count = length.toSeconds() * perSecond;
    int units = Math.toIntExact(Math.max(100, count / EVENTS_PER_UNIT));
    // The seed differs, so that every run's events are new to the door.
    SimulatorConfig config =
        new SimulatorConfig(
            units, System.nanoTime(), List.of(BRAND), Optional.of(LocalDate.of(2023, 2, 20)));
    long begin = System.nanoTime();
    long sent = 0;
    try (Stream<Event> events = Simulation.of(Assumptions.builtIn(), config).events()) {
      for (Iterator<Event> each = events.iterator(); each.hasNext() && !isOver; sent++) {
        long waitMs = sent * 1_000 / perSecond - (System.nanoTime() - begin) / 1_000_000;
        if (waitMs > 0) {
          Thread.sleep(waitMs);
        }
        client.send(each.next().withCustomer(null)).whenComplete(this::count);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void count(Verdict verdict, Throwable problem) {
    if (problem == null && verdict instanceof Verdict.Accepted) {
      accepted.incrementAndGet();
    } else {
      failed.incrementAndGet();
    }
  }

  @Override
  public void close() throws InterruptedException {
    isOver = true;
    thread.join();
    client.close();
  }
}
