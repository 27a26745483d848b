package io.loopledger.ingest.simulator;

import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventContext;
import io.loopledger.schemas.event.EventData;
import io.loopledger.schemas.event.Origin;
import io.loopledger.schemas.event.Subject;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** Collects the events of one unit; each gets the next number as its id. */
final class UnitEvents {
  private static final String SOURCE = "/simulator";

  private final SimulatorConfig config;
  private final String unitId;
  private final ProductLine line;
  private final List<Event> events = new ArrayList<>();

  UnitEvents(SimulatorConfig config, int unit, ProductLine line) {
    this.config = config;
    // All that shapes the story is in the id: another programme is never mistaken for this one.
    this.unitId =
        "S%d-%d-%s-%06d"
            .formatted(
                config.seed(),
                config.units(),
                config.lastDay().format(DateTimeFormatter.BASIC_ISO_DATE),
                unit);
    this.line = line;
  }

  void add(Instant at, EventData data) {
    add(at, data, context());
  }

  void add(Instant at, EventData data, EventContext.Builder context) {
    add(Subject.unit(config.brand(), config.program() + "/" + unitId), at, data, context);
  }

  /** A voucher is a subject of its own, named after the unit that it was paid for. */
  void addToVoucher(Instant at, EventData data) {
    Subject voucher =
        new Subject(Subject.Kind.VOUCHER, config.brand() + "/" + config.program() + "/V-" + unitId);
    add(voucher, at, data, context());
  }

  /** What all of the unit's events say; further attributes can be added to it. */
  EventContext.Builder context() {
    return EventContext.of(config.brand(), Origin.SIMULATED)
        .program(config.program())
        .product(line.product())
        .category(line.category());
  }

  List<Event> all() {
    return events;
  }

  private void add(Subject subject, Instant at, EventData data, EventContext.Builder context) {
    String id = "%s-%02d".formatted(unitId, events.size() + 1);
    events.add(new Event(id, SOURCE, subject, at, context.build(), data));
  }
}
