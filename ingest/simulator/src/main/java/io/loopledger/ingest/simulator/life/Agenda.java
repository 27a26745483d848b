package io.loopledger.ingest.simulator.life;

import io.loopledger.schemas.event.Event;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** What is to happen, by time; at the same time by life, and within a life as it was planned. */
final class Agenda {
  private static final Comparator<Item> ORDER =
      Comparator.comparing(Item::at).thenComparingLong(Item::life).thenComparingInt(Item::order);

  private final PriorityQueue<Item> items = new PriorityQueue<>(ORDER);
  private final Instant end;

  /** An agenda until a moment: what would be later does not happen. */
  Agenda(Instant end) {
    this.end = end;
  }

  /** Something planned: an event that is ready, or a step of a life. */
  record Item(Instant at, long life, int order, @Nullable Event event, @Nullable Runnable step) {}

  void add(Item item) {
    if (item.at().isBefore(end)) {
      items.add(item);
    }
  }

  @Nullable Instant nextTime() {
    Item head = items.peek();
    return head == null ? null : head.at();
  }

  Item take() {
    return items.remove();
  }
}
