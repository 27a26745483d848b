package io.loopledger.chaos.check;

import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.ReceivedEvent;
import io.loopledger.schemas.table.RawEventReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Each accepted event is exactly once in {@code raw.events}, and is what Kafka has. */
final class EventsCheck {
  private static final String DUPLICATE = "DUPLICATE";

  private final TableRows lake;
  private final Topics topics;
  private final List<Violation> violations = new ArrayList<>();

  EventsCheck(TableRows lake, Topics topics) {
    this.lake = lake;
    this.topics = topics;
  }

  private record Identity(String source, String id) {
    static Identity of(Event event) {
      return new Identity(event.source(), event.id());
    }

    @Override
    public String toString() {
      return "event %s of %s".formatted(id, source);
    }
  }

  List<Violation> violations() {
    Map<Identity, List<Place>> rows = new HashMap<>();
    for (Row row : lake.rawEvents()) {
      ReceivedEvent event = read(row);
      if (event != null) {
        rows.computeIfAbsent(Identity.of(event.event()), any -> new ArrayList<>())
            .add(Place.of(row));
        compare(event, Place.of(row));
      }
    }
    rows.forEach(this::requireOnce);
    requirePresent(rows.keySet());
    return violations;
  }

  private @org.jspecify.annotations.Nullable ReceivedEvent read(Row row) {
    try {
      return RawEventReader.read(row);
    } catch (IllegalArgumentException e) {
      violation("row of " + Place.of(row), e.toString(), "an event");
      return null;
    }
  }

  private void compare(ReceivedEvent row, Place place) {
    Identity identity = Identity.of(row.event());
    Topics.Received received = topics.records().get(place);
    if (received == null || received.event() == null) {
      violation(
          identity + " of " + place,
          "a row of raw.events",
          "no row: Kafka has no event at that place");
    } else if (!received.event().inMicros().equals(row.event())) {
      violation(
          identity + " of " + place,
          row.event().toString(),
          received.event().inMicros().toString());
    }
  }

  private void requireOnce(Identity identity, List<Place> places) {
    if (places.size() > 1) {
      violation(
          identity.toString(),
          "%d rows of raw.events, from %s".formatted(places.size(), places),
          "one row");
    }
  }

  /** An event that Kafka has is in the table, unless each of its records was refused or laid by. */
  private void requirePresent(Set<Identity> inTable) {
    Map<Place, String> refused = new HashMap<>();
    lake.rejections().forEach(row -> refused.put(Place.of(row), row.text("code")));
    Set<Place> laid = new HashSet<>();
    lake.deferred().forEach(row -> laid.add(Place.of(row)));
    topics
        .records()
        .forEach(
            (place, received) -> {
              Event event = received.event();
              if (event == null || inTable.contains(Identity.of(event)) || laid.contains(place)) {
                return;
              }
              String code = refused.get(place);
              if (code == null || code.equals(DUPLICATE)) {
                violation(
                    Identity.of(event) + " of " + place,
                    code == null ? "no row anywhere" : "a rejection as a duplicate only",
                    "one row of raw.events");
              }
            });
  }

  private void violation(String what, String found, String expected) {
    violations.add(new Violation(Invariant.ACCEPTED_ONCE, what, found, expected));
  }
}
