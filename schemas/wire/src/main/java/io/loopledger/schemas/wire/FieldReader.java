package io.loopledger.schemas.wire;

import io.loopledger.schemas.event.EventField;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link FieldWriter} writes into {@link RawFields}, without a generic record between:
 * the form of a value follows from its field, as the schema does.
 */
final class FieldReader {
  private static final int NULL = 0;
  private static final int PRESENT = 1;

  private final BoundedDecoder in;

  FieldReader(BoundedDecoder in) {
    this.in = in;
  }

  /** Reads a record's fields in their order. */
  @Nullable Object[] read(List<EventField> fields) throws IOException {
    @Nullable Object[] values = new Object[fields.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = read(fields.get(i));
    }
    return values;
  }

  private @Nullable Object read(EventField field) throws IOException {
    EventField.Kind kind = field.kind();
    if (field.optional() && kind != EventField.Kind.RECORDS) {
      int index = in.readIndex();
      if (index == NULL) {
        return null;
      } else if (index != PRESENT) {
        throw new IOException("%s has branch %d of 2".formatted(field.name(), index));
      }
    }
    return switch (kind) {
      case TEXT, CHOICE -> in.readString();
      case WHOLE_NUMBER -> in.readLong();
      case FLAG -> in.readBoolean();
      case MONEY -> new RawFields.RawMoney(in.readLong(), in.readString());
      case TEXT_MAP -> textMap();
      case RECORD -> read(field.fields());
      case RECORDS -> records(field);
    };
  }

  private Map<String, String> textMap() throws IOException {
    long count = in.readMapStart();
    if (count == 0) {
      return Map.of();
    }
    Map<String, String> map = new HashMap<>();
    for (; count > 0; count = in.mapNext()) {
      for (long i = 0; i < count; i++) {
        String key = in.readString();
        map.put(key, in.readString());
      }
    }
    return map;
  }

  private List<@Nullable Object[]> records(EventField field) throws IOException {
    List<@Nullable Object[]> records = new ArrayList<>();
    for (long count = in.readArrayStart(); count > 0; count = in.arrayNext()) {
      for (long i = 0; i < count; i++) {
        records.add(read(field.fields()));
      }
    }
    return records;
  }
}
