package io.loopledger.catalog.rules;

import io.loopledger.catalog.posting.Journal;
import io.loopledger.catalog.posting.PinnedEvent;
import io.loopledger.catalog.reference.LawReferences;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventContext;
import io.loopledger.schemas.event.EventData;
import io.loopledger.schemas.event.Origin;
import io.loopledger.schemas.event.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Tells what happened to a unit, seven hours from event to event: e0, e1, ... */
final class Tale {
  private final String brand;
  private final List<PinnedEvent> events = new ArrayList<>();

  Tale(String brand) {
    this.brand = brand;
  }

  Tale then(EventData data) {
    return then(data, context -> context);
  }

  Tale then(EventData data, UnaryOperator<EventContext.Builder> attributes) {
    int slot = events.size();
    events.add(
        new PinnedEvent(
            new Event(
                "e" + slot,
                "/tale",
                Subject.unit(brand, "1"),
                RandomLife.time(slot),
                attributes.apply(EventContext.of(brand, Origin.REAL)).build(),
                data),
            LawReferences.GOLDEN));
    return this;
  }

  List<PinnedEvent> events() {
    return List.copyOf(events);
  }

  Journal journal() {
    return Laws.ENGINE.journal(events);
  }
}
