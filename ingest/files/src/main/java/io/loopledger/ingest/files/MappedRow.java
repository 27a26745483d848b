package io.loopledger.ingest.files;

import static java.util.Objects.requireNonNull;

import io.loopledger.schemas.event.Event;
import java.util.List;

/**
 * What a row became.
 *
 * @param event the event
 * @param kind what it is, in words for people: counted in the summary
 * @param notes what is worth knowing about it, in words for people: counted in the summary
 */
public record MappedRow(Event event, String kind, List<String> notes) {
  public MappedRow {
    requireNonNull(event, "event is null");
    requireNonNull(kind, "kind is null");
    notes = List.copyOf(notes);
  }
}
