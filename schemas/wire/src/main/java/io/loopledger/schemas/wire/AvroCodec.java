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
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/**
 * Context and data of an event as Avro binary, both ways without loss. Not safe for use by several
 * threads at once: it keeps its readers.
 */
public final class AvroCodec {
  private static final RecordReader<EventContext> CONTEXT =
      new RecordReader<>(EventContext.class, EventField.context());
  private static final Map<EventType, RecordReader<? extends EventData>> DATA = dataReaders();

  /**
   * Longest text and largest map accepted: Kafka's records are smaller, damaged lengths are not.
   */
  private static final int MAX_LENGTH = 16 * 1024 * 1024;

  static {
    // Avro allocates what a length claims before it reads: five bytes could ask for two gigabytes.
    for (String limit : List.of("string.maxLength", "bytes.maxLength")) {
      setIfAbsent("org.apache.avro.limits." + limit, MAX_LENGTH);
    }
    setIfAbsent("org.apache.avro.limits.collectionItems.maxLength", MAX_LENGTH / 64);
  }

  private final Map<EventType, Map<Schema, GenericDatumReader<GenericRecord>>> readers =
      new EnumMap<>(EventType.class);

  /** What a payload holds. */
  public record Payload(EventContext context, EventData data) {}

  /** Writes with the current schema of the data's type. */
  public byte[] encode(EventContext context, EventData data) {
    EventType type = EventType.of(data);
    GenericRecord record = new GenericData.Record(AvroSchemas.current(type));
    EventField.context().forEach(field -> record.put(field.name(), avroValue(field, context)));
    EventField.of(type).forEach(field -> record.put(field.name(), avroValue(field, (Record) data)));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    try {
      new GenericDatumWriter<GenericRecord>(record.getSchema()).write(record, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads a payload that was written with {@code writer}.
   *
   * @throws IOException if the bytes do not fit the schema, or some are left over
   * @throws IllegalArgumentException naming the field and value that break a rule of the type
   */
  public Payload decode(EventType type, Schema writer, byte[] bytes) throws IOException {
    BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes, null);
    GenericRecord record;
    try {
      record =
          readers
              .computeIfAbsent(type, t -> new IdentityHashMap<>())
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

  private static void setIfAbsent(String property, int value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, Integer.toString(value));
    }
  }

  private static @org.jspecify.annotations.Nullable Object avroValue(
      EventField field, Record record) {
    Object value = field.value(record);
    if (value instanceof Money money) {
      GenericRecord avro = new GenericData.Record(AvroSchemas.MONEY);
      avro.put(AvroSchemas.AMOUNT_MICROS, money.amountMicros());
      avro.put(AvroSchemas.CURRENCY, money.currency());
      return avro;
    }
    return value instanceof Enum<?> choice ? choice.name() : value;
  }

  private static Map<EventType, RecordReader<? extends EventData>> dataReaders() {
    Map<EventType, RecordReader<? extends EventData>> readers = new EnumMap<>(EventType.class);
    for (EventType type : EventType.values()) {
      readers.put(type, new RecordReader<>(type.dataClass(), EventField.of(type)));
    }
    return readers;
  }
}
