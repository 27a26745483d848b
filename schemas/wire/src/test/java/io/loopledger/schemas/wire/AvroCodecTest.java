package io.loopledger.schemas.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventField;
import io.loopledger.schemas.event.EventType;
import io.loopledger.testkit.ExampleEvents;
import io.loopledger.testkit.RandomEvents;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.Schema;
import org.apache.avro.SystemLimitException;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AvroCodecTest {
  private final AvroCodec codec = new AvroCodec();

  @Provide
  Arbitrary<Event> events() {
    return RandomEvents.any();
  }

  @Property(tries = 2000)
  void everyEventComesBackAsItWas(@ForAll("events") Event event) throws IOException {
    byte[] bytes = codec.encode(event.context(), event.data());

    AvroCodec.Payload payload =
        codec.decode(event.type(), AvroSchemas.current(event.type()), bytes);

    assertThat(payload.context()).isEqualTo(event.context());
    assertThat(payload.data()).isEqualTo(event.data());
  }

  @Property(tries = 2000)
  void theBytesAreThoseOfAvrosOwnWriter(@ForAll("events") Event event) throws IOException {
    Schema schema = AvroSchemas.current(event.type());
    byte[] bytes = codec.encode(event.context(), event.data());

    GenericRecord tree =
        new GenericDatumReader<GenericRecord>(schema)
            .read(null, DecoderFactory.get().binaryDecoder(bytes, null));
    tree.put("extensions", new TreeMap<>(event.context().extensions()));
    ByteArrayOutputStream theirs = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(theirs, null);
    new GenericDatumWriter<GenericRecord>(schema).write(tree, encoder);
    encoder.flush();

    assertThat(bytes).isEqualTo(theirs.toByteArray());
  }

  /** Whole bytes and damaged ones: the same values, or neither reads them. */
  @Property(tries = 5000)
  void theFieldsAreThoseThatAvrosOwnReaderSees(
      @ForAll("events") Event event, @ForAll int at, @ForAll byte to, @ForAll boolean damaged)
      throws IOException {
    Schema schema = AvroSchemas.current(event.type());
    List<EventField> fields =
        Stream.concat(EventField.context().stream(), EventField.of(event.type()).stream()).toList();
    byte[] bytes = codec.encode(event.context(), event.data());
    if (damaged) {
      bytes[Math.floorMod(at, bytes.length)] = to;
    }

    GenericRecord theirs;
    try {
      theirs =
          new GenericDatumReader<GenericRecord>(schema)
              .read(null, DecoderFactory.get().binaryDecoder(bytes, null));
    } catch (IOException | RuntimeException e) {
      assertThatThrownBy(() -> new FieldReader(new BoundedDecoder(bytes)).read(fields))
          .isInstanceOf(IOException.class);
      return;
    }

    assertThat(new FieldReader(new BoundedDecoder(bytes)).read(fields))
        .usingRecursiveComparison()
        .isEqualTo(RawFields.of(fields, theirs));
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void everyTruncationIsNoticed(EventType type) {
    Event event = ExampleEvents.full(type);
    byte[] bytes = codec.encode(event.context(), event.data());

    for (int length = 0; length < bytes.length; length++) {
      byte[] truncated = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> codec.decode(type, AvroSchemas.current(type), truncated))
          .as("%d of %d bytes", length, bytes.length)
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void avrosOwnReaderTakesNoMemoryHereThatDamagedBytesAskFor() {
    byte[] twoGigabytes = {(byte) 0xee, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x0f};

    assertThatThrownBy(
            () ->
                new GenericDatumReader<GenericRecord>(AvroSchemas.current(EventType.UNIT_SOLD))
                    .read(null, DecoderFactory.get().binaryDecoder(twoGigabytes, null)))
        .isInstanceOf(SystemLimitException.class);
  }

  @Test
  void aJunkLengthDoesNotTakeMemory() {
    byte[] twoGigabytes = {(byte) 0xee, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x0f};

    assertThatThrownBy(
            () ->
                codec.decode(
                    EventType.UNIT_SOLD, AvroSchemas.current(EventType.UNIT_SOLD), twoGigabytes))
        .isInstanceOf(IOException.class)
        .hasMessage("a length of 2147483639 where 0 bytes are left");
  }

  @Test
  void aSchemaOfAnotherTypeIsRefusedAndSpoilsNothing() throws IOException {
    Event sold = ExampleEvents.full(EventType.PRODUCT_SOLD);
    byte[] bytes = codec.encode(sold.context(), sold.data());

    assertThatThrownBy(
            () ->
                codec.decode(
                    EventType.SALE_RETURNED, AvroSchemas.current(EventType.PRODUCT_SOLD), bytes))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "the schema is one of ProductSold, but the event is a SaleReturned; name the schema it"
                + " was written with");

    assertThat(
            codec
                .decode(EventType.PRODUCT_SOLD, AvroSchemas.current(EventType.PRODUCT_SOLD), bytes)
                .data())
        .isEqualTo(sold.data());
  }
}
