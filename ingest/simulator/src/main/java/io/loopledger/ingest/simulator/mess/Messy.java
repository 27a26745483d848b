package io.loopledger.ingest.simulator.mess;

import io.loopledger.ingest.simulator.Dice;
import io.loopledger.schemas.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * True events with mess on their way, in the order of their arrival. Only what is on its way is
 * held in memory. Each switch has dice of its own for each event: one never changes another.
 */
public final class Messy implements Iterator<Delivery> {
  private static final Duration LATEST = Duration.ofDays(10);
  private static final Duration OUT_OF_ORDER = Duration.ofHours(6);
  private static final Duration TWICE_WITHIN = Duration.ofDays(3);

  private final Iterator<Event> truth;
  private final Mess mess;
  private final long seed;
  private final PriorityQueue<Arrival> onTheWay =
      new PriorityQueue<>(Comparator.comparing(Arrival::at).thenComparingLong(Arrival::order));
  private Instant now = Instant.MIN;
  private long order;

  /** Mess over events that come in the order of their time. */
  public Messy(Iterator<Event> truth, Mess mess, long seed) {
    this.truth = truth;
    this.mess = mess;
    this.seed = seed;
  }

  private record Arrival(Instant at, long order, Delivery delivery) {}

  @Override
  public boolean hasNext() {
    while (truth.hasNext() && (onTheWay.isEmpty() || onTheWay.element().at().isAfter(now))) {
      Event event = truth.next();
      now = event.effectiveTime();
      send(event);
    }
    return !onTheWay.isEmpty();
  }

  @Override
  public Delivery next() {
    if (!hasNext()) {
      throw new NoSuchElementException("all has arrived");
    }
    return onTheWay.remove().delivery();
  }

  private void send(Event event) {
    Optional<Mistake.Wrong> wrong =
        dice(event, "corrected").chance(mess.corrected()) ? Mistake.wrong(event) : Optional.empty();
    Event first = wrong.map(Mistake.Wrong::wrong).orElse(event);
    Optional<Delivery.Plant> plant =
        wrong.map(w -> plant(Delivery.Kind.CORRECTED, event, "corrected by " + w.fix().id()));
    Instant at = event.effectiveTime();
    if (wrong.isPresent()) {
      arrive(
          wrong.get().fix().effectiveTime(),
          new Delivery.Valid(wrong.get().fix(), Optional.empty()));
      arrive(at, new Delivery.Valid(first, plant));
    } else {
      travel(event);
    }
    if (dice(event, "duplicates").chance(mess.duplicates())) {
      Instant again = after(at, LATEST, event, "before-again");
      arrive(
          after(again, TWICE_WITHIN, event, "again"),
          new Delivery.Valid(
              first, Optional.of(plant(Delivery.Kind.DUPLICATE, event, "the same event again"))));
    }
    if (dice(event, "voided").chance(mess.voided())) {
      Mistake.recordedTwice(event).ifPresent(mistake -> recordAndVoid(event, mistake));
    }
    if (dice(event, "poison").chance(mess.poison())) {
      Poisons.Line line = Poisons.of(event, dice(event, "poison-kind"));
      arrive(
          at,
          new Delivery.Poison(
              line.text(), Optional.of(plant(Delivery.Kind.POISON, event, line.what()))));
    }
  }

  private void travel(Event event) {
    Instant at = event.effectiveTime();
    if (dice(event, "late").chance(mess.late())) {
      Instant then = after(at.plus(OUT_OF_ORDER), LATEST, event, "late-by");
      arrive(then, new Delivery.Valid(event, Optional.of(delay(Delivery.Kind.LATE, event, then))));
    } else if (dice(event, "out-of-order").chance(mess.outOfOrder())) {
      Instant then = after(at, OUT_OF_ORDER, event, "out-of-order-by");
      arrive(
          then,
          new Delivery.Valid(event, Optional.of(delay(Delivery.Kind.OUT_OF_ORDER, event, then))));
    } else {
      arrive(at, new Delivery.Valid(event, Optional.empty()));
    }
  }

  private void recordAndVoid(Event event, Mistake.Voided mistake) {
    arrive(
        mistake.extra().effectiveTime(),
        new Delivery.Valid(
            mistake.extra(),
            Optional.of(
                plant(
                    Delivery.Kind.VOIDED,
                    mistake.extra(),
                    "copy of " + event.id() + ", voided by " + mistake.remedy().id()))));
    arrive(
        mistake.remedy().effectiveTime(), new Delivery.Valid(mistake.remedy(), Optional.empty()));
  }

  private void arrive(Instant at, Delivery delivery) {
    onTheWay.add(new Arrival(at, order++, delivery));
  }

  private static Delivery.Plant plant(Delivery.Kind kind, Event event, String detail) {
    return new Delivery.Plant(kind, event.id(), detail);
  }

  private static Delivery.Plant delay(Delivery.Kind kind, Event event, Instant arrival) {
    Duration by = Duration.between(event.effectiveTime(), arrival);
    return plant(kind, event, "arrived %d s after the fact".formatted(by.toSeconds()));
  }

  private Instant after(Instant at, Duration most, Event event, String question) {
    return at.plusSeconds(dice(event, question).between(1, (int) most.toSeconds()));
  }

  private Dice dice(Event event, String question) {
    return Dice.of(seed, 0, question + "/" + event.id());
  }
}
