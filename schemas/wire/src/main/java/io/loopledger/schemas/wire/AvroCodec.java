package io.loopledger.schemas.wire;

import io.loopledger.schemas.event.EventContext;
import io.loopledger.schemas.event.EventData;
import io.loopledger.schemas.event.EventField;
import io.loopledger.schemas.event.EventType;
import io.loopledger.schemas.money.Money;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;

/**
 * Context and data of an event as Avro binary, both ways without loss. Not safe for use by several
 * threads at once: it keeps its readers and writers.
 */
public final class AvroCodec {
  private static final int INITIAL_BYTES = 512;
  private static final RecordReader<EventContext> CONTEXT =
      new RecordReader<>(EventContext.class, EventField.context());
  private static final Map<EventType, RecordReader<? extends EventData>> DATA = dataReaders();

  private final IdentityHashMap<Schema, GenericDatumReader<GenericRecord>> readers =
      new IdentityHashMap<>();
  private final Map<EventType, GenericDatumWriter<GenericRecord>> writers =
      new EnumMap<>(EventType.class);
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(INITIAL_BYTES);

  /** Without a buffer of its own, where a failed record would leave bytes for the next one. */
  private final BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);

  /** What a payload holds. */
  public record Payload(EventContext context, EventData data) {}

  /** Writes with the current schema of the data's type. */
  public byte[] encode(EventContext context, EventData data) {
    EventType type = EventType.of(data);
    GenericRecord record = new GenericData.Record(AvroSchemas.current(type));
    // The schema has the fields in the same order: places, not names, spare a search for each.
    int next = put(record, 0, EventField.context(), context);
    put(record, next, EventField.of(type), (Record) data);
    bytes.reset();
    try {
      writers
          .computeIfAbsent(type, unused -> new GenericDatumWriter<>(record.getSchema()))
          .write(record, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads a payload that was written with {@code writer}.
   *
   * @throws IOException if the schema is one of another type, the bytes do not fit it, or some are
   *     left over
   * @throws IllegalArgumentException naming the field and value that break a rule of the type
   */
  public Payload decode(EventType type, Schema writer, byte[] bytes) throws IOException {
    if (!writer.getFullName().equals(AvroSchemas.current(type).getFullName())) {
      throw new IOException(
          "the schema is one of %s, but the event is a %s; name the schema it was written with"
              .formatted(writer.getName(), type.typeName()));
    }
    BoundedDecoder decoder = new BoundedDecoder(bytes);
    GenericRecord record;
    try {
      record =
          readers
              .computeIfAbsent(writer, w -> new GenericDatumReader<>(w, AvroSchemas.current(type)))
              .read(null, decoder);
    } catch (RuntimeException e) {
      // Avro reports malformed lengths and indexes with many kinds of unchecked exceptions.
      throw new IOException("not Avro of %s: %s".formatted(type.typeName(), e.getMessage()), e);
    }
    if (!decoder.isEnd()) {
      throw new IOException("bytes are left over behind the %s".formatted(type.typeName()));
    }
    RecordReader<? extends EventData> data = DATA.get(type);
    if (data == null) {
      throw new IllegalStateException("no reader for " + type);
    }
    return new Payload(CONTEXT.read(record), data.read(record));
  }

  /** Puts a record's fields in from a place on; gives the place behind them. */
  private static int put(GenericRecord avro, int from, List<EventField> fields, Record record) {
    int place = from;
    for (EventField field : fields) {
      avro.put(place++, avroValue(field, record));
    }
    return place;
  }

  private static @Nullable Object avroValue(EventField field, Record record) {
    Object value = field.value(record);
    return switch (value) {
      case null -> null;
      case Money money -> avro(money);
      case Enum<?> choice -> choice.name();
      // Sorted: the same event must have the same bytes, however its map was filled.
      case Map<?, ?> map when map.size() > 1 -> new TreeMap<>(map);
      case Record inner -> avro(field, inner);
      case List<?> list -> list.stream().map(inner -> avro(field, (Record) inner)).toList();
      default -> value;
    };
  }

  private static GenericRecord avro(Money money) {
    GenericRecord avro = new GenericData.Record(AvroSchemas.MONEY);
    avro.put(AvroSchemas.AMOUNT_MICROS, money.amountMicros());
    avro.put(AvroSchemas.CURRENCY, money.currency());
    return avro;
  }

  private static GenericRecord avro(EventField field, Record record) {
    GenericRecord avro = new GenericData.Record(AvroSchemas.nested(field));
    put(avro, 0, field.fields(), record);
    return avro;
  }

  private static Map<EventType, RecordReader<? extends EventData>> dataReaders() {
    Map<EventType, RecordReader<? extends EventData>> readers = new EnumMap<>(EventType.class);
    for (EventType type : EventType.values()) {
      readers.put(type, new RecordReader<>(type.dataClass(), EventField.of(type)));
    }
    return readers;
  }
}
