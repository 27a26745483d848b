package io.loopledger.streaming.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.schemas.sealing.BrandKeys;
import io.loopledger.schemas.sealing.SealedBytes;
import io.loopledger.schemas.sealing.UnsealingException;
import io.loopledger.schemas.wire.DeadLetters;
import io.loopledger.streaming.fixture.Fixture;
import io.loopledger.streaming.fixture.Records;
import io.loopledger.streaming.record.KafkaRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema.KafkaSinkContext;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadLetterSerializerTest {
  @TempDir Path folder = Path.of("");

  private static final List<String> CONTEXT =
      List.of(
          "__dlq.errors.topic=sales",
          "__dlq.errors.partition=3",
          "__dlq.errors.offset=42",
          "__dlq.errors.stage=posting",
          "__dlq.errors.exception=INVALID",
          "__dlq.errors.code=INVALID",
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
  void keyValueAndHeadersAreSealedAndOpenedByteForByteAndTheContextIsReadable() throws Exception {
    KafkaRecord record =
        record(
            new byte[] {0, -1, 5},
            new byte[] {(byte) 0xc3, 0x28},
            new String[] {"ce_id", "empty", "none", "ce_id"},
            new byte[][] {{(byte) 0xff, 0}, {}, null, {7}});

    ProducerRecord<byte[], byte[]> letter = letter(record);
    DeadLetters.Content opened = opened(letter);

    assertThat(letter.topic()).isEqualTo("dlq.sales");
    assertThat(letter.partition()).isNull();
    assertThat(letter.timestamp()).isEqualTo(1_700_000_000_000L);
    assertThat(SealedBytes.isSealed(letter.key())).isTrue();
    assertThat(SealedBytes.isSealed(letter.value())).isTrue();
    assertThat(contextOf(letter)).isEqualTo(CONTEXT);
    assertThat(opened.key()).containsExactly(0, 0xff, 5);
    assertThat(opened.value()).containsExactly(0xc3, 0x28);
    assertThat(opened.headers().toArray())
        .extracting(Header::key)
        .containsExactly("ce_id", "empty", "none", "ce_id");
    assertThat(opened.headers().toArray())
        .extracting(Header::value)
        .containsExactly(new byte[] {(byte) 0xff, 0}, new byte[0], null, new byte[] {7});
  }

  @Test
  void theKeyIsThatOfTheBrandOrThePlatforms() {
    DeadLetter ofBrand = new DeadLetter(Records.empty("sales", 1), "acme", "INVALID", "DATA", "x");
    DeadLetter ofNone = new DeadLetter(Records.empty("sales", 1), null, "INVALID", "DATA", "x");

    serializer().serialize(ofBrand, NO_CONTEXT, 5L);
    serializer().serialize(ofNone, NO_CONTEXT, 5L);

    assertThat(folder.toFile().list()).contains("acme.key", "_platform.key");
  }

  @Test
  void aRecordWithoutKeyAndValueStaysWithoutThem() throws Exception {
    ProducerRecord<byte[], byte[]> letter =
        letter(record(null, null, new String[0], new byte[0][]));

    assertThat(letter.key()).isNull();
    assertThat(letter.value()).isNull();
    assertThat(contextOf(letter)).isEqualTo(CONTEXT);
    assertThat(opened(letter).headers().toArray()).isEmpty();
  }

  @Test
  void aRecordThatCameBackFromADeadLetterTopicCarriesItsLastFailureOnly() throws Exception {
    ProducerRecord<byte[], byte[]> first =
        letter(record(null, null, new String[] {"a"}, new byte[][] {{1}}));
    String[] names = headers(first).stream().map(Header::key).toArray(String[]::new);
    byte[][] values = headers(first).stream().map(Header::value).toArray(byte[][]::new);

    ProducerRecord<byte[], byte[]> second = letter(record(null, null, names, values));

    assertThat(contextOf(second)).isEqualTo(CONTEXT);
    assertThat(opened(second).headers().toArray()).isEmpty();
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

  private ProducerRecord<byte[], byte[]> letter(KafkaRecord record) {
    DeadLetter letter =
        new DeadLetter(
            record, "acme", "INVALID", "DATA", "quantity is 0; it must be above 0 \u00fc");
    return serializer().serialize(letter, NO_CONTEXT, 5L);
  }

  private DeadLetterSerializer serializer() {
    return new DeadLetterSerializer(folder.toString());
  }

  private DeadLetters.Content opened(ProducerRecord<byte[], byte[]> letter)
      throws UnsealingException {
    return DeadLetters.open(
        BrandKeys.in(folder),
        new DeadLetters.Content(letter.key(), letter.value(), letter.headers()));
  }

  private static List<String> contextOf(ProducerRecord<byte[], byte[]> letter) {
    return texts(
        headers(letter).stream().filter(h -> h.key().startsWith("__dlq.errors.")).toList());
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
