package io.loopledger.streaming.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.streaming.fixture.Fixture;
import io.loopledger.streaming.fixture.Records;
import io.loopledger.streaming.record.KafkaRecord;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema.KafkaSinkContext;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeadLetterSerializerTest {
  private static final List<String> CONTEXT =
      List.of(
          "__dlq.errors.topic=sales",
          "__dlq.errors.partition=3",
          "__dlq.errors.offset=42",
          "__dlq.errors.stage=posting",
          "__dlq.errors.exception=INVALID",
          "__dlq.errors.owner=DATA",
          "__dlq.errors.message=quantity is 0; it must be above 0 \u00fc");

  private static final KafkaSinkContext NO_CONTEXT =
      new KafkaSinkContext() {
        @Override
        public int getParallelInstanceId() {
          return 0;
        }

        @Override
        public int getNumberOfParallelInstances() {
          return 1;
        }

        @Override
        public int[] getPartitionsForTopic(String topic) {
          throw new UnsupportedOperationException("the key decides the partition");
        }
      };

  @Test
  void keyValueTimeAndHeadersStayByteForByteAndTheContextFollowsThem() {
    KafkaRecord record =
        record(
            new byte[] {0, -1, 5},
            new byte[] {(byte) 0xc3, 0x28},
            new String[] {"ce_id", "empty", "none", "ce_id"},
            new byte[][] {{(byte) 0xff, 0}, {}, null, {7}});

    ProducerRecord<byte[], byte[]> letter = letter(record);

    assertThat(letter.topic()).isEqualTo("dlq.sales");
    assertThat(letter.partition()).isNull();
    assertThat(letter.timestamp()).isEqualTo(1_700_000_000_000L);
    assertThat(letter.key()).containsExactly(0, 0xff, 5);
    assertThat(letter.value()).containsExactly(0xc3, 0x28);
    List<Header> headers = headers(letter);
    assertThat(headers.subList(0, 4))
        .extracting(Header::key)
        .containsExactly("ce_id", "empty", "none", "ce_id");
    assertThat(headers.subList(0, 4))
        .extracting(Header::value)
        .containsExactly(new byte[] {(byte) 0xff, 0}, new byte[0], null, new byte[] {7});
    assertThat(texts(headers.subList(4, headers.size()))).isEqualTo(CONTEXT);
  }

  @Test
  void aRecordWithoutKeyAndValueStaysWithoutThem() {
    ProducerRecord<byte[], byte[]> letter =
        letter(record(null, null, new String[0], new byte[0][]));

    assertThat(letter.key()).isNull();
    assertThat(letter.value()).isNull();
    assertThat(texts(headers(letter))).isEqualTo(CONTEXT);
  }

  @Test
  void aRecordThatCameBackFromADeadLetterTopicCarriesItsLastFailureOnly() {
    ProducerRecord<byte[], byte[]> first =
        letter(record(null, null, new String[] {"a"}, new byte[][] {{1}}));
    String[] names = headers(first).stream().map(Header::key).toArray(String[]::new);
    byte[][] values = headers(first).stream().map(Header::value).toArray(byte[][]::new);

    ProducerRecord<byte[], byte[]> second = letter(record(null, null, names, values));

    assertThat(headers(second).get(0).key()).isEqualTo("a");
    assertThat(texts(headers(second).subList(1, headers(second).size()))).isEqualTo(CONTEXT);
  }

  @Test
  void aNegativeTimeWhichKafkasProducerRefusesIsLeftToTheBroker() {
    KafkaRecord record = Records.withTimestamp(Records.empty("sales", 0), -1);

    assertThat(letter(record).timestamp()).isNull();
  }

  @Test
  void theRecordOfTheLetterIsLeftAsItWas() {
    KafkaRecord record = Records.of(Fixture.events().get(0), 0);
    String[] before = record.headerNames().clone();

    letter(record);

    assertThat(record.headerNames()).isEqualTo(before);
    assertThat(record.headers().toArray()).hasSize(before.length);
  }

  private static ProducerRecord<byte[], byte[]> letter(KafkaRecord record) {
    DeadLetter letter =
        new DeadLetter(record, "INVALID", "DATA", "quantity is 0; it must be above 0 \u00fc");
    return new DeadLetterSerializer().serialize(letter, NO_CONTEXT, 5L);
  }

  private static KafkaRecord record(
      byte @Nullable [] key, byte @Nullable [] value, String[] names, byte[][] values) {
    return new KafkaRecord("sales", 3, 42, 1_700_000_000_000L, key, value, names, values);
  }

  private static List<Header> headers(ProducerRecord<byte[], byte[]> letter) {
    List<Header> headers = new ArrayList<>();
    letter.headers().forEach(headers::add);
    return headers;
  }

  private static List<String> texts(List<Header> headers) {
    return headers.stream().map(h -> h.key() + "=" + new String(h.value(), UTF_8)).toList();
  }
}
