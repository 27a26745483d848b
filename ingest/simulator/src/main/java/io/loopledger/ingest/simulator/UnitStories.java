package io.loopledger.ingest.simulator;

import io.loopledger.schemas.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The lives of all units, merged by time. Units arrive evenly over half a year, so only those on
 * their way are held in memory. What would happen after the last day has not happened.
 */
final class UnitStories {
  private static final Duration PROGRAMME = Duration.ofDays(180);
  private static final Comparator<Event> BY_TIME =
      Comparator.comparing(Event::effectiveTime)
          .thenComparing(event -> event.subject().toString())
          .thenComparing(Event::id);

  private final SimulatorConfig config;
  private final Instant end;
  private final Instant start;

  UnitStories(SimulatorConfig config) {
    this.config = config;
    this.end = config.lastDay().plusDays(1).atStartOfDay(config.contractZone()).toInstant();
    this.start = end.minus(PROGRAMME);
  }

  Stream<Event> events() {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(
            new Merged(), Spliterator.ORDERED | Spliterator.NONNULL),
        false);
  }

  private Instant arrival(int unit) {
    Duration sinceStart = PROGRAMME.multipliedBy(unit).dividedBy(config.units());
    return start.plusSeconds(sinceStart.toSeconds());
  }

  private final class Merged implements Iterator<Event> {
    private final PriorityQueue<Event> pending = new PriorityQueue<>(BY_TIME);
    private final Queue<Event> ready = new ArrayDeque<>();
    private int nextUnit;

    @Override
    public boolean hasNext() {
      while (ready.isEmpty() && (nextUnit < config.units() || !pending.isEmpty())) {
        advance();
      }
      return !ready.isEmpty();
    }

    @Override
    public Event next() {
      if (!hasNext()) {
        throw new NoSuchElementException("the programme has ended");
      }
      return ready.remove();
    }

    /** Lets the next unit arrive, and releases all that happened before any later arrival. */
    private void advance() {
      if (nextUnit < config.units()) {
        int unit = nextUnit++;
        new UnitStory(config, unit, arrival(unit))
            .play().stream()
                .filter(event -> event.effectiveTime().isBefore(end))
                .forEach(pending::add);
      }
      Instant horizon = nextUnit < config.units() ? arrival(nextUnit) : end;
      while (!pending.isEmpty() && pending.element().effectiveTime().isBefore(horizon)) {
        ready.add(pending.remove());
      }
    }
  }
}
