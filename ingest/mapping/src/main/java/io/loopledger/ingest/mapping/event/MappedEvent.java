package io.loopledger.ingest.mapping.event;

import static java.util.Objects.requireNonNull;

import io.loopledger.schemas.event.Event;
import java.util.List;

/**
 * An event a record became.
 *
 * @param event the event; its customer is a pseudonym
 * @param label what it is, in words for people: counted in the summary
 * @param notes what is worth knowing about it: counted in the summary
 */
public record MappedEvent(Event event, String label, List<String> notes) {
  public MappedEvent {
    requireNonNull(event, "event is null");
    requireNonNull(label, "label is null");
    notes = List.copyOf(notes);
  }
}
