package io.loopledger.schemas.event;

import io.loopledger.schemas.money.Money;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One field of an event record, read from the record itself: the single definition from which Avro
 * schemas and table columns derive.
 *
 * @param name snake case, as in Avro and SQL
 * @param kind how it is written
 * @param optional whether it may be absent
 * @param doc its documentation
 * @param component the record component behind it
 */
public record EventField(
    String name, Kind kind, boolean optional, String doc, RecordComponent component) {

  /** The forms a field can take. */
  public enum Kind {
    TEXT,
    WHOLE_NUMBER,
    FLAG,
    CHOICE,
    MONEY,
    TEXT_MAP
  }

  /** The fields every event may carry, in order. */
  public static List<EventField> context() {
    return of(EventContext.class);
  }

  /** A type's own fields, in order. */
  public static List<EventField> of(EventType type) {
    return of(type.dataClass());
  }

  /** The field's value in a record. */
  public @Nullable Object value(Record record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }

  private static List<EventField> of(Class<?> recordClass) {
    return Arrays.stream(recordClass.getRecordComponents()).map(EventField::of).toList();
  }

  private static EventField of(RecordComponent component) {
    Doc doc = component.getAnnotation(Doc.class);
    if (doc == null) {
      throw new IllegalStateException(component + " has no @Doc");
    }
    component.getAccessor().setAccessible(true);
    return new EventField(
        snakeCase(component.getName()),
        kind(component.getType()),
        component.getAnnotatedType().isAnnotationPresent(Nullable.class),
        doc.value(),
        component);
  }

  private static Kind kind(Class<?> type) {
    if (type == String.class) {
      return Kind.TEXT;
    } else if (type == long.class || type == Long.class) {
      return Kind.WHOLE_NUMBER;
    } else if (type == boolean.class) {
      return Kind.FLAG;
    } else if (type.isEnum()) {
      return Kind.CHOICE;
    } else if (type == Money.class) {
      return Kind.MONEY;
    } else if (type == Map.class) {
      return Kind.TEXT_MAP;
    }
    throw new IllegalStateException("event fields cannot be of " + type);
  }

  private static String snakeCase(String camelCase) {
    return camelCase.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }
}
