package io.loopledger.streaming.release;

import io.loopledger.catalog.posting.PinnedEvent;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Events and rows as lines of text that stay the same in later releases: absent values are left
 * out, so a column or field that is added changes no line.
 */
final class Described {
  private static final String BETWEEN = "; ";

  private Described() {}

  /** The lines of a history: the subject, then an event each. */
  static List<String> history(List<PinnedEvent> history) {
    List<String> lines = new ArrayList<>();
    lines.add(history.get(0).event().subject().toString());
    for (PinnedEvent pinned : history) {
      lines.add(event(pinned));
    }
    return lines;
  }

  /** The line of a row: its values but those that change from run to run. */
  static String row(Map<String, Object> row) {
    List<String> parts = new ArrayList<>();
    row.forEach(
        (column, value) -> {
          if (isSaid(value) && !column.equals("recorded_time")) {
            parts.add(column + "=" + value);
          }
        });
    return String.join(BETWEEN, parts);
  }

  private static String event(PinnedEvent pinned) {
    Event event = pinned.event();
    List<String> parts = new ArrayList<>();
    parts.add("ref_version=" + pinned.refVersion());
    parts.add("type=" + event.type().typeName());
    parts.add("source=" + event.source());
    parts.add("id=" + event.id());
    parts.add("time=" + event.effectiveTime());
    add(parts, EventField.context(), event.context());
    add(parts, EventField.of(event.type()), (Record) event.data());
    return String.join(BETWEEN, parts);
  }

  private static void add(List<String> parts, List<EventField> fields, Record record) {
    for (EventField field : fields) {
      Object value = field.value(record);
      if (isSaid(value)) {
        Object sorted = value instanceof Map<?, ?> map ? new TreeMap<>(map) : value;
        parts.add(field.name() + "=" + sorted);
      }
    }
  }

  /** An empty list says no more than a field that is absent. */
  private static boolean isSaid(@Nullable Object value) {
    return value != null && !(value instanceof List<?> list && list.isEmpty());
  }
}
