package io.loopledger.streaming.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.streaming.deadletter.DeadLetter;
import io.loopledger.streaming.fixture.Fixture;
import io.loopledger.streaming.fixture.Records;
import io.loopledger.streaming.posting.PostingFunction;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.java.typeutils.PojoTypeInfo;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KafkaRecordTest {
  private static final TypeInformation<KafkaRecord> TYPE =
      new KafkaRecordDeserializer().getProducedType();

  // ---- from Kafka -------------------------------------------------------------------------------

  @Test
  void aRecordIsTakenAsItIs() {
    RecordHeaders headers = new RecordHeaders();
    headers.add("b", new byte[] {1}).add("a", null).add("b", new byte[0]);

    KafkaRecord record = deserialized(new byte[] {1, -1}, new byte[] {2}, headers);

    assertThat(record.topic()).isEqualTo("sales");
    assertThat(record.partition()).isEqualTo(3);
    assertThat(record.offset()).isEqualTo(42);
    assertThat(record.timestampMs()).isEqualTo(1_700_000_000_000L);
    assertThat(record.key()).containsExactly(1, 0xff);
    assertThat(record.value()).containsExactly(2);
    assertThat(record.headerNames()).containsExactly("b", "a", "b");
    assertThat(record.headerValues()).isDeepEqualTo(new byte[][] {{1}, null, {}});
    assertThat(record.headers()).isEqualTo(headers);
  }

  @Test
  void aRecordWithoutKeyValueAndHeadersIsTakenTooAndHasItsOwnPartition() {
    KafkaRecord record = deserialized(null, null, new RecordHeaders());

    assertThat(record.key()).isNull();
    assertThat(record.value()).isNull();
    assertThat(record.headerNames()).isEmpty();
    assertThat(record.subjectText()).isEmpty();
  }

  // ---- through Flink ----------------------------------------------------------------------------

  @Test
  void flinksOwnSerializersCarryRecordsAndDeadLettersWithoutKryo() {
    SerializerConfigImpl withoutKryo = new SerializerConfigImpl();
    withoutKryo.setGenericTypes(false);

    assertThat(TYPE).isInstanceOf(PojoTypeInfo.class);
    assertThat(TYPE.createSerializer(withoutKryo)).isNotNull();
    assertThat(PostingFunction.DEAD_LETTERS.getTypeInfo()).isInstanceOf(PojoTypeInfo.class);
    assertThat(PostingFunction.DEAD_LETTERS.getTypeInfo().createSerializer(withoutKryo))
        .isNotNull();
  }

  @Test
  void aRecordComesThroughByteForByte() throws IOException {
    KafkaRecord record = Records.of(Fixture.events().get(0), 7);

    assertThat(through(TYPE, record)).usingRecursiveComparison().isEqualTo(record);
  }

  @Test
  void aRecordWithoutKeyValueAndAHeadersValueComesThrough() throws IOException {
    KafkaRecord record =
        new KafkaRecord(
            "sales",
            0,
            1,
            -1,
            null,
            null,
            new String[] {"a", "b", "c"},
            new byte[][] {null, {}, {3}});

    KafkaRecord back = through(TYPE, record);

    assertThat(back.key()).isNull();
    assertThat(back.value()).isNull();
    assertThat(back.headerNames()).containsExactly("a", "b", "c");
    assertThat(back.headerValues()).isDeepEqualTo(new byte[][] {null, {}, {3}});
  }

  @Test
  void aDeadLetterComesThrough() throws IOException {
    DeadLetter letter =
        new DeadLetter(Records.empty("sales", 3), null, "INVALID", "DATA", "why \u00fc");

    DeadLetter back = through(PostingFunction.DEAD_LETTERS.getTypeInfo(), letter);

    assertThat(back).usingRecursiveComparison().isEqualTo(letter);
  }

  @Test
  void aCopyOfARecordSharesNoArrayWithIt() {
    KafkaRecord record = Records.of(Fixture.events().get(0), 7);

    KafkaRecord copy = TYPE.createSerializer(new SerializerConfigImpl()).copy(record);

    assertThat(copy).usingRecursiveComparison().isEqualTo(record);
    assertThat(Optional.ofNullable(copy.value())).get().isNotSameAs(record.value());
  }

  private static <T> T through(TypeInformation<T> type, T value) throws IOException {
    TypeSerializer<T> serializer = type.createSerializer(new SerializerConfigImpl());
    DataOutputSerializer out = new DataOutputSerializer(64);
    serializer.serialize(value, out);
    DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
    T back = serializer.deserialize(in);
    assertThat(in.available()).isZero();
    return back;
  }

  private static KafkaRecord deserialized(
      byte @Nullable [] key, byte @Nullable [] value, RecordHeaders headers) {
    List<KafkaRecord> out = new ArrayList<>();
    new KafkaRecordDeserializer()
        .deserialize(
            new ConsumerRecord<>(
                "sales",
                3,
                42,
                1_700_000_000_000L,
                TimestampType.CREATE_TIME,
                2,
                1,
                key,
                value,
                headers,
                Optional.empty()),
            new Collector<>() {
              @Override
              public void collect(KafkaRecord record) {
                out.add(record);
              }

              @Override
              public void close() {}
            });
    assertThat(out).hasSize(1);
    return out.get(0);
  }
}
