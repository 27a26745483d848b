package io.loopledger.schemas.event;

import io.loopledger.schemas.money.Money;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One field of an event record, read from the record itself: the single definition from which Avro
 * schemas, JSON and table columns derive.
 *
 * @param name snake case, as in Avro, SQL and JSON
 * @param kind how it is written
 * @param optional whether it may be absent; a list always may, and is empty then
 * @param doc its documentation
 * @param example a value as it occurs, as text; empty where the kind says it
 * @param component the record component behind it
 * @param fields the fields of a {@link Kind#RECORD} or of each of {@link Kind#RECORDS}; else empty
 */
public record EventField(
    String name,
    Kind kind,
    boolean optional,
    String doc,
    String example,
    RecordComponent component,
    List<EventField> fields) {

  /** The forms a field can take. */
  public enum Kind {
    TEXT,
    WHOLE_NUMBER,
    FLAG,
    CHOICE,
    MONEY,
    TEXT_MAP,
    /** A record of plain fields. */
    RECORD,
    /** A list of records of plain fields. */
    RECORDS
  }

  /** The fields every event may carry, in order. */
  public static List<EventField> context() {
    return CONTEXT;
  }

  /** A type's own fields, in order. */
  public static List<EventField> of(EventType type) {
    return OWN.get(type.dataClass());
  }

  /** The fields of a record that is no event but is written as one, in order. */
  public static List<EventField> ofRecord(Class<? extends Record> recordClass) {
    return OWN.get(recordClass);
  }

  /** The field's value in a record. */
  public @Nullable Object value(Record record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }

  /** The class of a {@link Kind#RECORD}, or of each of {@link Kind#RECORDS}. */
  public Class<? extends Record> recordClass() {
    return elementClass(component);
  }

  /** The values a {@link Kind#CHOICE} can have, in order. */
  public List<Enum<?>> choices() {
    Object[] constants = component.getType().getEnumConstants();
    if (constants == null) {
      throw new IllegalStateException(name + " is no choice");
    }
    return Arrays.stream(constants).<Enum<?>>map(constant -> (Enum<?>) constant).toList();
  }

  private static final List<EventField> CONTEXT = of(EventContext.class);

  private static final ClassValue<List<EventField>> OWN =
      new ClassValue<>() {
        @Override
        protected List<EventField> computeValue(Class<?> recordClass) {
          return of(recordClass);
        }
      };

  private static List<EventField> of(Class<?> recordClass) {
    return Arrays.stream(recordClass.getRecordComponents()).map(EventField::of).toList();
  }

  private static EventField of(RecordComponent component) {
    Doc doc = component.getAnnotation(Doc.class);
    if (doc == null) {
      throw new IllegalStateException(component + " has no @Doc");
    }
    component.getAccessor().setAccessible(true);
    Kind kind = kind(component.getType());
    boolean isNested = kind == Kind.RECORD || kind == Kind.RECORDS;
    return new EventField(
        snakeCase(component.getName()),
        kind,
        component.getAnnotatedType().isAnnotationPresent(Nullable.class) || kind == Kind.RECORDS,
        doc.value(),
        doc.example(),
        component,
        isNested ? of(elementClass(component)) : List.of());
  }

  private static Kind kind(Class<?> type) {
    if (type == String.class) {
      return Kind.TEXT;
    } else if (type == long.class || type == Long.class) {
      return Kind.WHOLE_NUMBER;
    } else if (type == boolean.class || type == Boolean.class) {
      return Kind.FLAG;
    } else if (type.isEnum()) {
      return Kind.CHOICE;
    } else if (type == Money.class) {
      return Kind.MONEY;
    } else if (type == Map.class) {
      return Kind.TEXT_MAP;
    } else if (type == List.class) {
      return Kind.RECORDS;
    } else if (type.isRecord()) {
      return Kind.RECORD;
    }
    throw new IllegalStateException("event fields cannot be of " + type);
  }

  private static Class<? extends Record> elementClass(RecordComponent component) {
    Type type = component.getGenericType();
    if (type instanceof ParameterizedType list) {
      return ((Class<?>) list.getActualTypeArguments()[0]).asSubclass(Record.class);
    }
    return component.getType().asSubclass(Record.class);
  }

  private static String snakeCase(String camelCase) {
    return camelCase.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }
}
