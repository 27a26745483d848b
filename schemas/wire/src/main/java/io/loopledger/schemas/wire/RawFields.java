package io.loopledger.schemas.wire;

import static java.util.Objects.requireNonNull;

import io.loopledger.schemas.event.EventField;
import io.loopledger.schemas.money.Money;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record's values as Avro has them, before a rule was checked: bytes that are no Avro and values
 * that break a rule are told apart by it. In the order of the fields: texts and choices as strings,
 * whole numbers, flags, maps of strings, {@link RawMoney}, a record as an array of its own values,
 * records as a list of such arrays; null where a field is absent.
 */
final class RawFields {
  private static final int AMOUNT_MICROS =
      AvroSchemas.MONEY.getField(AvroSchemas.AMOUNT_MICROS).pos();
  private static final int CURRENCY = AvroSchemas.MONEY.getField(AvroSchemas.CURRENCY).pos();

  private RawFields() {}

  /** An amount whose currency was not looked at. */
  record RawMoney(long amountMicros, String currency) {
    Money check() {
      return new Money(amountMicros, currency);
    }
  }

  /** Those of a generic record that has the fields in this order. */
  static @Nullable Object[] of(List<EventField> fields, GenericRecord record) {
    @Nullable Object[] values = new Object[fields.size()];
    for (int i = 0; i < values.length; i++) {
      Object value = record.get(i);
      values[i] = value == null ? null : of(fields.get(i), value);
    }
    return values;
  }

  private static Object of(EventField field, Object value) {
    return switch (field.kind()) {
      case TEXT, CHOICE -> value.toString();
      case WHOLE_NUMBER, FLAG -> value;
      case MONEY -> money((GenericRecord) value);
      case TEXT_MAP -> textMap((Map<?, ?>) value);
      case RECORD -> of(field.fields(), (GenericRecord) value);
      case RECORDS ->
          ((List<?>) value).stream().map(r -> of(field.fields(), (GenericRecord) r)).toList();
    };
  }

  private static RawMoney money(GenericRecord record) {
    return new RawMoney(
        (Long) requireNonNull(record.get(AMOUNT_MICROS)),
        requireNonNull(record.get(CURRENCY)).toString());
  }

  private static Map<String, String> textMap(Map<?, ?> raw) {
    Map<String, String> map = new HashMap<>();
    raw.forEach((key, value) -> map.put(key.toString(), value.toString()));
    return map;
  }
}
