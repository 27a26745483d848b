package io.loopledger.local.demo;

import io.loopledger.ingest.publish.EventPublisher;
import io.loopledger.ingest.simulator.Simulation;
import io.loopledger.local.Failure;
import io.loopledger.schemas.event.Event;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A simulation on its way to the door, in a thread of its own. */
final class Playing {
  private static final long LOOK_MILLIS = 300;

  private final CompletableFuture<Void> work;

  private Playing(CompletableFuture<Void> work) {
    this.work = work;
  }

  static Playing start(Simulation simulation, Pace pace, EventPublisher publisher) {
    return new Playing(CompletableFuture.runAsync(() -> play(simulation, pace, publisher)));
  }

  /** Waits a moment; whether it is over, well or badly. */
  boolean isOver() {
    try {
      work.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure("Interrupted while the demo plays", e);
    }
  }

  /** Fails if it ended badly. */
  void finish() {
    try {
      work.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private static void play(Simulation simulation, Pace pace, EventPublisher publisher) {
    // The same seed plays the same events, so they can be counted first to spread them evenly.
    long total = pace.isSlow() ? count(simulation) : 0;
    long begin = System.nanoTime();
    long played = 0;
    try (Stream<Event> events = simulation.events()) {
      for (Iterator<Event> each = events.iterator(); each.hasNext(); played++) {
        if (pace.isSlow()) {
          sleepUntil(begin + pace.length().toNanos() * played / total);
        }
        publisher.publish(each.next());
      }
    }
    publisher.flush();
  }

  private static long count(Simulation simulation) {
    try (Stream<Event> events = simulation.events()) {
      return Math.max(1, events.mapToLong(event -> 1).sum());
    }
  }

  private static void sleepUntil(long nanoTime) {
    Duration rest = Duration.ofNanos(nanoTime - System.nanoTime());
    if (rest.toMillis() > 0) {
      try {
        Thread.sleep(rest);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new Failure("Interrupted while the demo plays", e);
      }
    }
  }
}
