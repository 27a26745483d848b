package io.loopledger.schemas.table;

import io.loopledger.schemas.event.EventField;
import io.loopledger.schemas.event.Origin;
import io.loopledger.schemas.event.RecordMaker;
import io.loopledger.schemas.money.Micros;
import io.loopledger.schemas.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads fields of event records from a row's columns: the inverse of {@link EventColumns}. */
final class RowFields {
  private static final ClassValue<RecordMaker<?>> MAKERS =
      new ClassValue<>() {
        @Override
        protected RecordMaker<?> computeValue(Class<?> recordClass) {
          return RecordMaker.of(recordClass);
        }
      };

  private RowFields() {}

  /** The record whose fields are columns of the row. */
  static <R> R record(RowValues row, Class<R> recordClass, List<EventField> fields) {
    @Nullable Object[] values = new Object[fields.size()];
    for (int i = 0; i < values.length; i++) {
      EventField field = fields.get(i);
      values[i] = read(row, field);
      if (values[i] == null && !field.optional()) {
        throw new IllegalArgumentException(
            "%s is empty; it is required: %s".formatted(field.name(), field.doc()));
      }
    }
    return recordClass.cast(MAKERS.get(recordClass).make(values));
  }

  static String text(RowValues row, String column) {
    return required(row, column, String.class);
  }

  static Instant instant(RowValues row, String column) {
    return required(row, column, Instant.class);
  }

  static long whole(RowValues row, String column) {
    return whole(column, required(row, column, Number.class));
  }

  private static <T> T required(RowValues row, String column, Class<T> type) {
    Object value = row.value(column);
    if (value == null) {
      throw new IllegalArgumentException(column + " is empty; every event has one");
    }
    return cast(column, value, type);
  }

  private static @Nullable Object read(RowValues row, EventField field) {
    Object value = row.value(field.name());
    if (value == null) {
      return null;
    }
    String column = field.name();
    return switch (field.kind()) {
      case TEXT -> cast(column, value, String.class);
      case WHOLE_NUMBER -> whole(column, value);
      case FLAG -> cast(column, value, Boolean.class);
      case CHOICE -> choice(field, cast(column, value, String.class));
      case MONEY -> money(row, column, value);
      case TEXT_MAP -> texts(column, cast(column, value, Map.class));
      case RECORD -> nested(field, value);
      case RECORDS -> list(field, cast(column, value, List.class));
    };
  }

  private static long whole(String column, Object value) {
    if (value instanceof Long || value instanceof Integer) {
      return ((Number) value).longValue();
    }
    throw mismatch(column, value, "a whole number");
  }

  private static Money money(RowValues row, String column, Object value) {
    String currency = text(row, column + "_currency");
    return switch (value) {
      case Long micros -> new Money(micros, currency);
      case BigDecimal amount -> exact(column, amount, currency);
      default -> throw mismatch(column, value, "a decimal, or millionths as a whole number");
    };
  }

  private static Money exact(String column, BigDecimal amount, String currency) {
    try {
      return new Money(Micros.exact(amount), currency);
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("%s: %s".formatted(column, e.getMessage()), e);
    }
  }

  /** Choices stand in tables by their names, the origin in lower case. */
  private static Enum<?> choice(EventField field, String name) {
    boolean isOrigin = field.component().getType() == Origin.class;
    String wanted = isOrigin ? name.toUpperCase(Locale.ROOT) : name;
    return field.choices().stream()
        .filter(choice -> choice.name().equals(wanted))
        .findFirst()
        .orElseThrow(() -> mismatch(field.name(), name, "one of " + field.choices()));
  }

  private static Map<String, String> texts(String column, Map<?, ?> map) {
    Map<String, String> texts = new HashMap<>();
    map.forEach(
        (name, text) ->
            texts.put(cast(column, name, String.class), cast(column, text, String.class)));
    return texts;
  }

  private static Record nested(EventField field, Object value) {
    RowValues inner = cast(field.name(), value, RowValues.class);
    try {
      return record(inner, field.recordClass(), field.fields());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("%s: %s".formatted(field.name(), e.getMessage()), e);
    }
  }

  private static List<Record> list(EventField field, List<?> list) {
    List<Record> records = new ArrayList<>();
    for (Object element : list) {
      records.add(nested(field, element));
    }
    return records;
  }

  private static <T> T cast(String column, @Nullable Object value, Class<T> type) {
    if (type.isInstance(value)) {
      return type.cast(value);
    }
    throw mismatch(column, value, "of type " + type.getSimpleName());
  }

  private static IllegalArgumentException mismatch(
      String column, @Nullable Object value, String wanted) {
    return new IllegalArgumentException(
        "%s is '%s' (%s), not %s"
            .formatted(
                column, value, value == null ? "null" : value.getClass().getSimpleName(), wanted));
  }
}
