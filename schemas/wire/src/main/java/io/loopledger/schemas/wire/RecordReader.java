package io.loopledger.schemas.wire;

import io.loopledger.schemas.event.EventField;
import io.loopledger.schemas.event.InvalidFieldException;
import io.loopledger.schemas.money.Money;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
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
  private final MethodHandle constructor;
  private final Class<R> recordClass;
  private final Map<EventField, RecordReader<? extends Record>> nested = new HashMap<>();

  RecordReader(Class<R> recordClass, List<EventField> fields) {
    this.recordClass = recordClass;
    this.fields = fields;
    for (EventField field : fields) {
      if (!field.fields().isEmpty()) {
        nested.put(field, new RecordReader<>(field.recordClass(), field.fields()));
      }
    }
    Class<?>[] types =
        Arrays.stream(recordClass.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      this.constructor =
          MethodHandles.lookup()
              .findConstructor(recordClass, MethodType.methodType(void.class, types))
              .asSpreader(Object[].class, types.length)
              .asType(MethodType.methodType(Object.class, Object[].class));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no canonical constructor in " + recordClass, e);
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
    try {
      return recordClass.cast(constructor.invokeExact(values));
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("constructor of %s failed".formatted(recordClass), e);
    }
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
