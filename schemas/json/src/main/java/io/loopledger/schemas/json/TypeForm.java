package io.loopledger.schemas.json;

import io.loopledger.schemas.event.EventContext;
import io.loopledger.schemas.event.EventData;
import io.loopledger.schemas.event.EventField;
import io.loopledger.schemas.event.EventType;
import io.loopledger.schemas.event.Origin;
import io.loopledger.schemas.event.RecordMaker;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code data} of a type looks like: the context's fields, then its own, by name.
 *
 * @param own the type's own fields
 * @param index place of each field: the context's first
 * @param maker makes the type's record
 */
record TypeForm(
    List<EventField> own, Map<String, Integer> index, RecordMaker<? extends EventData> maker) {
  static final List<EventField> CONTEXT = EventField.context();
  static final RecordMaker<EventContext> CONTEXT_MAKER = RecordMaker.of(EventContext.class);

  private static final Map<EventType, TypeForm> FORMS = forms();

  static TypeForm of(EventType type) {
    TypeForm form = FORMS.get(type);
    if (form == null) {
      throw new IllegalStateException("no form of " + type);
    }
    return form;
  }

  EventField field(int place) {
    return place < CONTEXT.size() ? CONTEXT.get(place) : own.get(place - CONTEXT.size());
  }

  int size() {
    return CONTEXT.size() + own.size();
  }

  /** What a context field is where the sender leaves it out. */
  static @Nullable Object defaultOf(EventField field) {
    return switch (field.name()) {
      case "origin" -> Origin.REAL;
      case "date_only" -> false;
      case "extensions" -> Map.of();
      default -> null;
    };
  }

  private static Map<EventType, TypeForm> forms() {
    Map<EventType, TypeForm> forms = new EnumMap<>(EventType.class);
    for (EventType type : EventType.values()) {
      Map<String, Integer> index = new HashMap<>();
      CONTEXT.forEach(field -> index.put(field.name(), index.size()));
      List<EventField> own = EventField.of(type);
      own.forEach(field -> index.put(field.name(), index.size()));
      forms.put(type, new TypeForm(own, index, RecordMaker.of(type.dataClass())));
    }
    return forms;
  }
}
