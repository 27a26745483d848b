package io.loopledger.schemas.live;

import io.loopledger.schemas.event.Doc;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One field of a live message, read from its record: what JSON and contracts derive from.
 *
 * @param name snake case
 * @param kind how it is written
 * @param optional whether it may be absent
 * @param doc its documentation
 * @param example a value as it occurs, as text; empty where the kind says it
 * @param component the record component behind it
 * @param fields the fields of a {@link Kind#RECORD}; else empty
 */
public record LiveField(
    String name,
    Kind kind,
    boolean optional,
    String doc,
    String example,
    RecordComponent component,
    List<LiveField> fields) {

  private static final ClassValue<List<LiveField>> FIELDS =
      new ClassValue<>() {
        @Override
        protected List<LiveField> computeValue(Class<?> recordClass) {
          return Arrays.stream(recordClass.getRecordComponents()).map(LiveField::of).toList();
        }
      };

  /** The forms a field can take. */
  public enum Kind {
    TEXT,
    WHOLE_NUMBER,
    FLAG,
    CHOICE,
    /** An exact decimal, written as text. */
    DECIMAL,
    INSTANT,
    DATE,
    TEXT_MAP,
    RECORD
  }

  /** The fields of a message, in order. */
  public static List<LiveField> of(Class<? extends Record> messageClass) {
    return FIELDS.get(messageClass);
  }

  /** The field's value in a record. */
  public @Nullable Object value(Record message) {
    try {
      return component.getAccessor().invoke(message);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }

  private static LiveField of(RecordComponent component) {
    Doc doc = component.getAnnotation(Doc.class);
    if (doc == null) {
      throw new IllegalStateException(component + " has no @Doc");
    }
    Kind kind = kind(component.getType());
    return new LiveField(
        component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT),
        kind,
        component.getAnnotatedType().isAnnotationPresent(Nullable.class),
        doc.value(),
        doc.example(),
        component,
        kind == Kind.RECORD ? of(component.getType().asSubclass(Record.class)) : List.of());
  }

  private static Kind kind(Class<?> type) {
    if (type == String.class) {
      return Kind.TEXT;
    } else if (type == long.class) {
      return Kind.WHOLE_NUMBER;
    } else if (type == boolean.class) {
      return Kind.FLAG;
    } else if (type.isEnum()) {
      return Kind.CHOICE;
    } else if (type == BigDecimal.class) {
      return Kind.DECIMAL;
    } else if (type == Instant.class) {
      return Kind.INSTANT;
    } else if (type == LocalDate.class) {
      return Kind.DATE;
    } else if (type == Map.class) {
      return Kind.TEXT_MAP;
    } else if (type.isRecord()) {
      return Kind.RECORD;
    }
    throw new IllegalStateException("fields of live messages cannot be of " + type);
  }
}
