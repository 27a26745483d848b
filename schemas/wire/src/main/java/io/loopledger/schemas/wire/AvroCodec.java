package io.loopledger.schemas.wire;

import io.loopledger.schemas.event.EventContext;
import io.loopledger.schemas.event.EventData;
import io.loopledger.schemas.event.EventField;
import io.loopledger.schemas.event.EventType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;

/**
 * Context and data of an event as Avro binary, both ways without loss. Not safe for use by several
 * threads at once: it keeps its readers and its buffer.
 */
public final class AvroCodec {
  private static final int INITIAL_BYTES = 512;
  private static final RecordReader<EventContext> CONTEXT =
      new RecordReader<>(EventContext.class, EventField.context(), 0);
  private static final Map<EventType, Form> FORMS = forms();

  private final IdentityHashMap<Schema, GenericDatumReader<GenericRecord>> readers =
      new IdentityHashMap<>();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(INITIAL_BYTES);

  /** Without a buffer of its own, where a failed record would leave bytes for the next one. */
  private final BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);

  private final FieldWriter writer = new FieldWriter(encoder);

  /** What a payload holds. */
  public record Payload(EventContext context, EventData data) {}

  /** Writes with the current schema of the data's type. */
  public byte[] encode(EventContext context, EventData data) {
    bytes.reset();
    try {
      writer.write(EventField.context(), context);
      writer.write(EventField.of(EventType.of(data)), (Record) data);
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
    Form form = form(type);
    @Nullable Object[] fields;
    try {
      fields = fields(form, AvroSchemas.current(type), writer, decoder);
    } catch (RuntimeException e) {
      // Avro reports malformed lengths and indexes with many kinds of unchecked exceptions.
      throw new IOException("not Avro of %s: %s".formatted(type.typeName(), e.getMessage()), e);
    }
    if (!decoder.isEnd()) {
      throw new IOException("bytes are left over behind the %s".formatted(type.typeName()));
    }
    return new Payload(CONTEXT.read(fields), form.data().read(fields));
  }

  /** This release's form is read at once; that of an earlier one by Avro, which resolves it. */
  private @Nullable Object[] fields(
      Form form, Schema current, Schema writer, BoundedDecoder decoder) throws IOException {
    if (writer == current) {
      return new FieldReader(decoder).read(form.fields());
    }
    GenericRecord resolved =
        readers
            .computeIfAbsent(writer, w -> new GenericDatumReader<>(w, current))
            .read(null, decoder);
    return RawFields.of(form.fields(), resolved);
  }

  /**
   * How a type is read.
   *
   * @param fields as they stand in the schema: those of the context, then the type's own
   */
  private record Form(List<EventField> fields, RecordReader<? extends EventData> data) {
    static Form of(EventType type) {
      List<EventField> context = EventField.context();
      List<EventField> own = EventField.of(type);
      return new Form(
          Stream.concat(context.stream(), own.stream()).toList(),
          new RecordReader<>(type.dataClass(), own, context.size()));
    }
  }

  private static Form form(EventType type) {
    Form form = FORMS.get(type);
    if (form == null) {
      throw new IllegalStateException("no form of " + type);
    }
    return form;
  }

  private static Map<EventType, Form> forms() {
    Map<EventType, Form> forms = new EnumMap<>(EventType.class);
    for (EventType type : EventType.values()) {
      forms.put(type, Form.of(type));
    }
    return forms;
  }
}
