package io.loopledger.schemas.wire;

import io.loopledger.schemas.event.EventField;
import io.loopledger.schemas.event.InvalidFieldException;
import io.loopledger.schemas.event.RecordMaker;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a Java record from {@link RawFields} through its canonical constructor, which validates it.
 */
final class RecordReader<R> {
  private final EventField[] fields;
  private final int firstPosition;
  private final RecordMaker<R> maker;

  /** By the place of their field; null where it has none. */
  private final @Nullable RecordReader<? extends Record>[] nested;

  private final @Nullable Map<String, Object>[] choices;

  /**
   * A reader of a record whose fields stand side by side, in their order.
   *
   * @param firstPosition where the first one stands
   */
  @SuppressWarnings({"unchecked", "rawtypes"}) // Arrays of generic types are made raw.
  RecordReader(Class<R> recordClass, List<EventField> fields, int firstPosition) {
    this.fields = fields.toArray(EventField[]::new);
    this.firstPosition = firstPosition;
    this.maker = RecordMaker.of(recordClass);
    this.nested = new RecordReader[this.fields.length];
    this.choices = new Map[this.fields.length];
    for (int i = 0; i < this.fields.length; i++) {
      EventField field = this.fields[i];
      if (!field.fields().isEmpty()) {
        nested[i] = new RecordReader<>(field.recordClass(), field.fields(), 0);
      }
      if (field.kind() == EventField.Kind.CHOICE) {
        choices[i] = constants(field);
      }
    }
  }

  private static Map<String, Object> constants(EventField field) {
    Map<String, Object> constants = new LinkedHashMap<>();
    for (Object constant : field.component().getType().getEnumConstants()) {
      constants.put(((Enum<?>) constant).name(), constant);
    }
    return constants;
  }

  /**
   * Reads one record.
   *
   * @throws IllegalArgumentException naming the field and value that break a rule
   */
  R read(@Nullable Object[] from) {
    @Nullable Object[] values = new Object[fields.length];
    for (int i = 0; i < values.length; i++) {
      Object raw = from[firstPosition + i];
      values[i] = raw == null ? null : value(i, raw);
    }
    return maker.make(values);
  }

  private Object value(int i, Object raw) {
    return switch (fields[i].kind()) {
      case TEXT, WHOLE_NUMBER, FLAG, TEXT_MAP -> raw;
      case CHOICE -> choice(i, (String) raw);
      case MONEY -> ((RawFields.RawMoney) raw).check();
      case RECORD -> nested(i, raw);
      case RECORDS -> ((List<?>) raw).stream().map(inner -> nested(i, inner)).toList();
    };
  }

  private Object nested(int i, Object raw) {
    String name = fields[i].name();
    RecordReader<? extends Record> reader = nested[i];
    if (reader == null) {
      throw new IllegalStateException("no reader for " + name);
    }
    try {
      return reader.read((@Nullable Object[]) raw);
    } catch (InvalidFieldException e) {
      throw new InvalidFieldException(name + "." + e.field(), name + ": " + e.getMessage());
    }
  }

  private Object choice(int i, String text) {
    Map<String, Object> constants = choices[i];
    Object constant = constants == null ? null : constants.get(text);
    if (constant == null) {
      String name = fields[i].name();
      throw new InvalidFieldException(
          name,
          "%s is '%s'; known values are %s"
              .formatted(name, text, constants == null ? List.of() : constants.values()));
    }
    return constant;
  }
}
