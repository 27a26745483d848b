package io.loopledger.schemas.wire;

import io.loopledger.schemas.event.EventField;
import io.loopledger.schemas.event.InvalidFieldException;
import io.loopledger.schemas.event.RecordMaker;
import io.loopledger.schemas.money.Money;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/**
 * Makes a Java record from an Avro record through its canonical constructor, which validates it.
 */
final class RecordReader<R> {
  private final List<EventField> fields;
  private final RecordMaker<R> maker;
  private final Map<EventField, RecordReader<? extends Record>> nested = new HashMap<>();

  RecordReader(Class<R> recordClass, List<EventField> fields) {
    this.fields = fields;
    this.maker = RecordMaker.of(recordClass);
    for (EventField field : fields) {
      if (!field.fields().isEmpty()) {
        nested.put(field, new RecordReader<>(field.recordClass(), field.fields()));
      }
    }
  }

  /**
   * Reads one record.
   *
   * @throws IllegalArgumentException naming the field and value that break a rule
   */
  R read(GenericRecord from) {
    @Nullable Object[] values = new Object[fields.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(fields.get(i), from);
    }
    return maker.make(values);
  }

  private @Nullable Object value(EventField field, GenericRecord from) {
    Object raw = from.get(field.name());
    if (raw == null) {
      return null;
    }
    return switch (field.kind()) {
      case TEXT -> raw.toString();
      case WHOLE_NUMBER, FLAG -> raw;
      case CHOICE -> choice(field, raw.toString());
      case MONEY -> money((GenericRecord) raw);
      case TEXT_MAP -> textMap((Map<?, ?>) raw);
      case RECORD -> nested(field, raw);
      case RECORDS -> ((List<?>) raw).stream().map(inner -> nested(field, inner)).toList();
    };
  }

  private Object nested(EventField field, Object raw) {
    RecordReader<? extends Record> reader = nested.get(field);
    if (reader == null) {
      throw new IllegalStateException("no reader for " + field.name());
    }
    try {
      return reader.read((GenericRecord) raw);
    } catch (InvalidFieldException e) {
      throw new InvalidFieldException(
          field.name() + "." + e.field(), field.name() + ": " + e.getMessage());
    }
  }

  private static Object choice(EventField field, String text) {
    Object[] constants = field.component().getType().getEnumConstants();
    for (Object constant : constants) {
      if (((Enum<?>) constant).name().equals(text)) {
        return constant;
      }
    }
    throw new InvalidFieldException(
        field.name(),
        "%s is '%s'; known values are %s"
            .formatted(field.name(), text, Arrays.toString(constants)));
  }

  private static Money money(GenericRecord record) {
    return new Money(
        (Long) record.get(AvroSchemas.AMOUNT_MICROS), record.get(AvroSchemas.CURRENCY).toString());
  }

  private static Map<String, String> textMap(Map<?, ?> raw) {
    Map<String, String> map = new HashMap<>();
    raw.forEach((key, value) -> map.put(key.toString(), value.toString()));
    return map;
  }
}
