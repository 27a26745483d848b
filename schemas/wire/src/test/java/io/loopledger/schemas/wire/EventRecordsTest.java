package io.loopledger.schemas.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.loopledger.schemas.entry.RejectionCode;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventContext;
import io.loopledger.schemas.event.EventData;
import io.loopledger.schemas.event.EventType;
import io.loopledger.schemas.event.Origin;
import io.loopledger.schemas.event.Subject;
import io.loopledger.schemas.money.Money;
import io.loopledger.testkit.ExampleEvents;
import io.loopledger.testkit.RandomEvents;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventRecordsTest {
  private static final Event SALE =
      new Event(
          "S-1",
          "/shop",
          Subject.unit("acme", "QR-1"),
          Instant.parse("2024-03-01T12:00:00.5Z"),
          EventContext.of("acme", Origin.REAL).build(),
          new EventData.UnitSold(Money.of("219.00", "EUR")));

  private final EventRecords records = new EventRecords();
  private final ProducerRecord<byte[], byte[]> record = records.toRecord(SALE);
  private final Headers headers = record.headers();

  @Provide
  Arbitrary<Event> events() {
    return RandomEvents.any();
  }

  @Property(tries = 1000)
  void everyEventComesBackFromItsRecord(@ForAll("events") Event event)
      throws UnreadableEventException {
    ProducerRecord<byte[], byte[]> sent = records.toRecord(event);

    assertThat(records.fromRecord(sent.headers(), sent.key(), sent.value())).isEqualTo(event);
    assertThat(sent.topic()).isEqualTo(event.type().topic().topicName());
    assertThat(sent.key()).isEqualTo(event.subject().toString().getBytes(UTF_8));
  }

  @Property(tries = 1000)
  void theRecordIsTheOneTheCloudEventsLibraryWrites(@ForAll("events") Event event) {
    ProducerRecord<byte[], byte[]> sent = records.toRecord(event);

    ProducerRecord<byte[], byte[]> theirs =
        KafkaMessageFactory.<byte[]>createWriter(sent.topic(), sent.key())
            .writeBinary(
                CloudEventBuilder.v1()
                    .withId(event.id())
                    .withSource(URI.create(event.source()))
                    .withType("io.loopledger." + event.type().typeName())
                    .withSubject(event.subject().toString())
                    .withTime(event.effectiveTime().atOffset(ZoneOffset.UTC))
                    .withDataSchema(
                        URI.create(
                            "urn:loopledger:avro:%s:%s"
                                .formatted(
                                    event.type().typeName(),
                                    AvroSchemas.fingerprint(event.type()))))
                    .withDataContentType("application/avro")
                    .withData(sent.value())
                    .build());
    assertThat(sent).isEqualTo(theirs);
  }

  @Test
  void aRecordIsACloudEventInBinaryMode() {
    assertThat(record.topic()).isEqualTo("sales");
    assertThat(new String(record.key(), UTF_8)).isEqualTo("unit:acme/QR-1");
    assertThat(header("ce_specversion")).isEqualTo("1.0");
    assertThat(header("ce_id")).isEqualTo("S-1");
    assertThat(header("ce_source")).isEqualTo("/shop");
    assertThat(header("ce_type")).isEqualTo("io.loopledger.UnitSold");
    assertThat(header("ce_subject")).isEqualTo("unit:acme/QR-1");
    assertThat(header("ce_time")).isEqualTo("2024-03-01T12:00:00.5Z");
    assertThat(header("ce_dataschema"))
        .isEqualTo("urn:loopledger:avro:UnitSold:" + AvroSchemas.fingerprint(EventType.UNIT_SOLD));
    assertThat(header("content-type")).isEqualTo("application/avro");
    assertThat(headers.toArray()).hasSize(8);
  }

  @Test
  void aSourceThatIsNoUriReferenceIsRefusedBeforeItIsSent() {
    Event event =
        new Event(
            "1", "my shop", SALE.subject(), SALE.effectiveTime(), SALE.context(), SALE.data());

    assertThatThrownBy(() -> records.toRecord(event))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("my shop");
  }

  @Test
  void theTimeMayBeWrittenInAnyZone() throws UnreadableEventException {
    set("ce_time", "2024-03-01T13:00:00.5+01:00");

    assertThat(records.fromRecord(headers, record.key(), record.value())).isEqualTo(SALE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ce_id", "ce_source", "ce_type", "ce_specversion"})
  void withoutARequiredAttributeItIsNoEvent(String name) {
    headers.remove(name);

    assertRejected(RejectionCode.UNDECODABLE, "not a CloudEvent in binary mode");
  }

  @Test
  void withoutAValueThereIsNothingToDecode() {
    assertRejected(record.key(), null, RejectionCode.UNDECODABLE, "the record has no value");
  }

  @Test
  void bytesThatAreNotTheSchemasAreUndecodable() {
    assertRejected(record.key(), "{}".getBytes(UTF_8), RejectionCode.UNDECODABLE, "a length of");
    assertRejected(record.key(), new byte[0], RejectionCode.UNDECODABLE, "");
  }

  @Test
  void truncatedBytesAreUndecodable() {
    byte[] value = Arrays.copyOf(record.value(), record.value().length - 1);

    assertRejected(record.key(), value, RejectionCode.UNDECODABLE, "");
  }

  @Test
  void leftOverBytesAreUndecodable() {
    byte[] value = Arrays.copyOf(record.value(), record.value().length + 1);

    assertRejected(
        record.key(), value, RejectionCode.UNDECODABLE, "bytes are left over behind the UnitSold");
  }

  @ParameterizedTest
  @ValueSource(strings = {"io.loopledger.UnitTeleported", "UnitSold", "com.example.UnitSold"})
  void aTypeThatIsNotRegisteredIsUnknown(String type) {
    set("ce_type", type);

    assertRejected(
        RejectionCode.UNKNOWN_TYPE,
        "ce_type '%s' is not known; types are io.loopledger. followed by one of [ProductSold"
            .formatted(type));
  }

  @Test
  void aSchemaThatNoReleaseWroteIsUnknown() {
    set("ce_dataschema", "urn:loopledger:avro:UnitSold:0123456789abcdef");
    assertRejected(
        RejectionCode.UNKNOWN_SCHEMA,
        "ce_dataschema 'urn:loopledger:avro:UnitSold:0123456789abcdef' is not a schema this release"
            + " knows; upgrade the platform before its producers");

    headers.remove("ce_dataschema");
    assertRejected(RejectionCode.UNKNOWN_SCHEMA, "ce_dataschema ''");
  }

  @Test
  void aSchemaOfAnotherTypeIsUndecodable() {
    set(
        "ce_dataschema",
        "urn:loopledger:avro:UnitGraded:" + AvroSchemas.fingerprint(EventType.UNIT_GRADED));

    assertRejected(
        RejectionCode.UNDECODABLE, "the schema is one of UnitGraded, but the event is a UnitSold");
  }

  @ParameterizedTest
  @CsvSource({
    "ce_time, ce_time is missing; it says when the event happened",
    "ce_subject, ce_subject is missing"
  })
  void withoutTimeOrSubjectItIsInvalid(String name, String message) {
    headers.remove(name);

    assertRejected(RejectionCode.INVALID, message);
  }

  @ParameterizedTest
  @CsvSource({
    "ce_subject, box:acme/1, 'subject ''box:acme/1'' must begin with unit:'",
    "ce_id, ' ', must not be blank",
    "ce_time, +10000-01-01T00:00:00Z, effective time +10000-01-01T00:00:00Z must be from 0001"
  })
  void anAttributeThatBreaksARuleIsInvalid(String name, String value, String message) {
    set(name, value);

    assertRejected(RejectionCode.INVALID, message);
  }

  @Test
  void aFieldThatBreaksARuleIsInvalid() {
    byte[] value =
        new AvroCodec().encode(SALE.context(), new EventData.UnitSold(price("1", "EUR")));
    byte[] negative = replaceAmount(value);

    assertRejected(
        record.key(), negative, RejectionCode.INVALID, "price is -1 EUR; it must not be below 0");
  }

  @Test
  void theKeyMustBeTheSubject() {
    assertRejected(
        "unit:acme/QR-2".getBytes(UTF_8),
        record.value(),
        RejectionCode.SUBJECT_MISMATCH,
        "the record's key is 'unit:acme/QR-2' but the event's subject is 'unit:acme/QR-1'; use the"
            + " subject as the key");
    assertRejected(
        null, record.value(), RejectionCode.SUBJECT_MISMATCH, "the record's key is '' but");
  }

  @Test
  void aBrandCannotSpeakAboutTheSubjectOfAnother() {
    Event other = ExampleEvents.full(EventType.UNIT_SOLD);
    byte[] value =
        new AvroCodec().encode(EventContext.of("globex", Origin.REAL).build(), other.data());

    assertRejected(record.key(), value, RejectionCode.INVALID, "is not one of brand 'globex'");
  }

  @Property(tries = 2000)
  void noBytesCauseAnythingButARejection(
      @ForAll byte @Nullable [] key, @ForAll byte @Nullable [] value) {
    assertRejectedSomehow(new EventRecords().toRecord(SALE).headers(), key, value);
  }

  /** The same records throughout: one bad record must not spoil the reading of later ones. */
  @Property(tries = 2000)
  void noMutationOfARecordCausesAnythingButARejectionOrAnEvent(
      @ForAll("events") Event event,
      @ForAll int at,
      @ForAll byte to,
      @ForAll EventType otherType,
      @ForAll("headerValues") byte @Nullable [] header) {
    ProducerRecord<byte[], byte[]> sent = records.toRecord(event);
    byte[] value = sent.value().clone();
    value[Math.floorMod(at, value.length)] = to;
    readOrReject(sent.headers(), sent.key(), value);

    var names = Arrays.stream(sent.headers().toArray()).map(h -> h.key()).toList();
    String name = names.get(Math.floorMod(at, names.size()));
    sent.headers().remove(name).add(name, header);
    readOrReject(sent.headers(), sent.key(), sent.value());

    Headers swapped = records.toRecord(event).headers();
    swapped
        .remove("ce_type")
        .add("ce_type", ("io.loopledger." + otherType.typeName()).getBytes(UTF_8));
    readOrReject(swapped, sent.key(), sent.value());
  }

  @Provide
  Arbitrary<byte @Nullable []> headerValues() {
    return RandomEvents.text().map(text -> text.getBytes(UTF_8)).injectNull(0.1);
  }

  private void readOrReject(Headers from, byte @Nullable [] key, byte @Nullable [] value) {
    try {
      assertThat(records.fromRecord(from, key, value).id()).isNotBlank();
    } catch (UnreadableEventException e) {
      assertThat(e.code()).isNotNull();
      assertThat(e).message().isNotBlank();
    }
  }

  private void assertRejectedSomehow(Headers from, byte @Nullable [] key, byte @Nullable [] value) {
    assertThatThrownBy(() -> records.fromRecord(from, key, value))
        .isInstanceOf(UnreadableEventException.class);
    assertThatThrownBy(() -> records.fromRecord(from, record.key(), value))
        .isInstanceOf(UnreadableEventException.class);
    assertThatThrownBy(() -> records.fromRecord(new RecordHeaders(), key, value))
        .isInstanceOf(UnreadableEventException.class);
  }

  private void assertRejected(RejectionCode code, String message) {
    assertRejected(record.key(), record.value(), code, message);
  }

  private void assertRejected(
      byte @Nullable [] key, byte @Nullable [] value, RejectionCode code, String message) {
    assertThatThrownBy(() -> records.fromRecord(headers, key, value))
        .isInstanceOf(UnreadableEventException.class)
        .hasMessageContaining(message)
        .extracting(e -> ((UnreadableEventException) e).code())
        .isEqualTo(code);
  }

  private void set(String name, String value) {
    headers.remove(name).add(name, value.getBytes(UTF_8));
  }

  private String header(String name) {
    return new String(requireNonNull(headers.lastHeader(name)).value(), UTF_8);
  }

  private static Money price(String amount, String currency) {
    return Money.of(amount, currency);
  }

  /** Turns 1,000,000 (zigzag 2,000,000) into -1,000,000 (zigzag 1,999,999), both of three bytes. */
  private static byte[] replaceAmount(byte[] value) {
    byte[] one = {(byte) 0x80, (byte) 0x89, 0x7a};
    for (int i = 0; i + 3 <= value.length; i++) {
      if (Arrays.equals(Arrays.copyOfRange(value, i, i + 3), one)) {
        byte[] changed = value.clone();
        changed[i] = (byte) 0xff;
        changed[i + 1] = (byte) 0x88;
        return changed;
      }
    }
    throw new IllegalStateException("the amount is not where it was");
  }
}
