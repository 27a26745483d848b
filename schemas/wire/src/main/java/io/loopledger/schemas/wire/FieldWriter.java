package io.loopledger.schemas.wire;

import io.loopledger.schemas.event.EventField;
import io.loopledger.schemas.money.Money;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.io.BinaryEncoder;
import org.jspecify.annotations.Nullable;

/**
 * Writes records as Avro binary in the forms {@link AvroSchemas} derives from the same fields: what
 * Avro's own writer would write, without a second tree of each event.
 */
final class FieldWriter {
  private static final int NULL = 0;
  private static final int PRESENT = 1;

  private final BinaryEncoder out;

  FieldWriter(BinaryEncoder out) {
    this.out = out;
  }

  /** Writes a record's fields in their order. */
  void write(List<EventField> fields, Record record) throws IOException {
    for (EventField field : fields) {
      write(field, field.value(record));
    }
  }

  private void write(EventField field, @Nullable Object value) throws IOException {
    if (field.optional() && field.kind() != EventField.Kind.RECORDS) {
      out.writeIndex(value == null ? NULL : PRESENT);
      if (value == null) {
        out.writeNull();
        return;
      }
    }
    switch (value) {
      case String text -> out.writeString(text);
      case Long number -> out.writeLong(number);
      case Boolean flag -> out.writeBoolean(flag);
      case Enum<?> choice -> out.writeString(choice.name());
      case Money money -> money(money);
      case Map<?, ?> map -> map(map);
      case List<?> list -> list(field, list);
      case Record inner -> write(field.fields(), inner);
      case null, default ->
          throw new IllegalStateException("%s cannot be %s".formatted(field.name(), value));
    }
  }

  private void money(Money money) throws IOException {
    out.writeLong(money.amountMicros());
    out.writeString(money.currency());
  }

  /** Sorted: the same event must have the same bytes, however its map was filled. */
  private void map(Map<?, ?> map) throws IOException {
    out.writeMapStart();
    out.setItemCount(map.size());
    for (Map.Entry<?, ?> entry : (map.size() > 1 ? new TreeMap<>(map) : map).entrySet()) {
      out.startItem();
      out.writeString((String) entry.getKey());
      out.writeString((String) entry.getValue());
    }
    out.writeMapEnd();
  }

  private void list(EventField field, List<?> list) throws IOException {
    out.writeArrayStart();
    out.setItemCount(list.size());
    for (Object inner : list) {
      out.startItem();
      write(field.fields(), (Record) inner);
    }
    out.writeArrayEnd();
  }
}
