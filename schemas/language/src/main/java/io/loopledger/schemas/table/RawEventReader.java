package io.loopledger.schemas.table;

import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventContext;
import io.loopledger.schemas.event.EventField;
import io.loopledger.schemas.event.EventType;
import io.loopledger.schemas.event.InvalidFieldException;
import io.loopledger.schemas.event.ReceivedEvent;
import io.loopledger.schemas.event.Subject;

/**
 * Rows of {@code raw.events} as events again: the inverse of {@link RawEventsTable}. What is read
 * keeps all rules of the event language, because records check their values.
 */
public final class RawEventReader {
  private RawEventReader() {}

  /**
   * The event of a row.
   *
   * @throws IllegalArgumentException naming the event, the column, its value and what belongs there
   */
  public static ReceivedEvent read(RowValues row) {
    try {
      return received(row);
    } catch (InvalidFieldException e) {
      throw new IllegalArgumentException(place(row) + e.field() + " is refused: " + e.getMessage());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(place(row) + e.getMessage(), e);
    }
  }

  private static ReceivedEvent received(RowValues row) {
    EventType type = type(RowFields.text(row, "type"));
    Event event =
        new Event(
            RowFields.text(row, "event_id"),
            RowFields.text(row, "source"),
            Subject.parse(RowFields.text(row, "subject")),
            RowFields.instant(row, "effective_time"),
            RowFields.record(row, EventContext.class, EventField.context()),
            RowFields.record(row, type.dataClass(), EventField.of(type)));
    return new ReceivedEvent(
        event,
        RowFields.whole(row, "ref_version"),
        RowFields.instant(row, "recorded_time"),
        RowFields.text(row, "topic"),
        Math.toIntExact(RowFields.whole(row, "kafka_partition")),
        RowFields.whole(row, "kafka_offset"));
  }

  private static EventType type(String name) {
    return EventType.named(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "type '%s' is not known to this release; a newer one wrote it: upgrade"
                        .formatted(name)));
  }

  private static String place(RowValues row) {
    return "event '%s' of source '%s' in %s: "
        .formatted(
            row.value("event_id"), row.value("source"), RawEventsTable.DEFINITION.qualifiedName());
  }
}
