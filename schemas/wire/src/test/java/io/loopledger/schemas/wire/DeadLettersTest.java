package io.loopledger.schemas.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.schemas.event.EventType;
import io.loopledger.schemas.sealing.BrandKeys;
import io.loopledger.schemas.sealing.UnsealingException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadLettersTest {
  private static final byte[] KEY = "line:acme/jane@example.com".getBytes(UTF_8);
  private static final byte[] VALUE = {0, 'j', 'a', 'n', 'e', -1};
  private static final DeadLetters.Context CONTEXT =
      new DeadLetters.Context("sales", 3, 42, "posting", "INVALID", "DATA", "price is -1; mend it");

  @TempDir private Path folder = Path.of("");
  private BrandKeys keys = BrandKeys.in(folder);

  @BeforeEach
  void name() {
    keys = BrandKeys.in(folder.resolve("keys"));
  }

  @Test
  void theContextIsReadableAndNothingOfTheOriginalIs() {
    ProducerRecord<byte[], byte[]> letter = seal(original());

    assertThat(letter.topic()).isEqualTo("dlq.sales");
    assertThat(letter.timestamp()).isEqualTo(1_700_000_000_000L);
    Map<String, String> readable = texts(letter.headers());
    assertThat(readable.remove("__dlq.sealed.headers")).isNotNull();
    assertThat(readable)
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("__dlq.errors.topic", "sales"),
                Map.entry("__dlq.errors.partition", "3"),
                Map.entry("__dlq.errors.offset", "42"),
                Map.entry("__dlq.errors.stage", "posting"),
                Map.entry("__dlq.errors.exception", "INVALID"),
                Map.entry("__dlq.errors.code", "INVALID"),
                Map.entry("__dlq.errors.owner", "DATA"),
                Map.entry("__dlq.errors.message", "price is -1; mend it"),
                Map.entry("__dlq.sealed", "1")));
    for (Header header : letter.headers()) {
      assertThat(new String(header.value(), UTF_8)).doesNotContain("jane");
    }
    assertThat(new String(letter.key(), UTF_8)).doesNotContain("jane");
    assertThat(new String(letter.value(), UTF_8)).doesNotContain("jane");
  }

  @Test
  void openedItIsTheOriginalByteForByteWithRepeatedAndNullHeaders() throws Exception {
    ProducerRecord<byte[], byte[]> letter = seal(original());

    DeadLetters.Content opened = DeadLetters.open(keys, content(letter));

    assertThat(opened.key()).isEqualTo(KEY);
    assertThat(opened.value()).isEqualTo(VALUE);
    assertThat(opened.headers().toArray()).isEqualTo(original().headers().toArray());
  }

  @Test
  void whatIsNullStaysNull() throws Exception {
    DeadLetters.Content nothing = new DeadLetters.Content(null, null, new RecordHeaders());

    DeadLetters.Content opened = DeadLetters.open(keys, content(seal(nothing)));

    assertThat(opened.key()).isNull();
    assertThat(opened.value()).isNull();
    assertThat(opened.headers().toArray()).isEmpty();
  }

  @Test
  void theSchemaOfTheRecordIsNamedWhereItIsOneOfOurs() {
    String known = AvroSchemas.fingerprint(EventType.values()[0]);

    assertThat(schemaId("urn:loopledger:avro:X:" + known)).isEqualTo(known);
    assertThat(schemaId("urn:loopledger:avro:X:jane@example.com")).isNull();
  }

  @Test
  void aSecondFailureReplacesTheContextOfTheFirst() throws Exception {
    DeadLetters.Content once = content(seal(original()));
    Headers replayed = DeadLetters.open(keys, once).headers();
    replayed.add("__dlq.errors.code", "OLD".getBytes(UTF_8));

    ProducerRecord<byte[], byte[]> twice = seal(new DeadLetters.Content(KEY, VALUE, replayed));

    assertThat(DeadLetters.open(keys, content(twice)).headers().toArray())
        .isEqualTo(original().headers().toArray());
    assertThat(twice.headers().headers("__dlq.errors.code")).hasSize(1);
  }

  @Test
  void aLetterOfAnOldReleaseIsReadAsItIs() throws Exception {
    RecordHeaders headers = new RecordHeaders();
    headers.add("ce_id", "1".getBytes(UTF_8));
    headers.add("__dlq.errors.topic", "sales".getBytes(UTF_8));

    DeadLetters.Content opened =
        DeadLetters.open(keys, new DeadLetters.Content(KEY, VALUE, headers));

    assertThat(opened.value()).isEqualTo(VALUE);
    assertThat(texts(opened.headers())).containsExactly(Map.entry("ce_id", "1"));
  }

  @Test
  void withoutTheKeyNothingOpens() {
    DeadLetters.Content letter = content(seal(original()));
    keys.destroy("acme");

    assertThatThrownBy(() -> DeadLetters.open(keys, letter))
        .isInstanceOf(UnsealingException.class)
        .hasMessageContaining("destroyed by an erasure");
  }

  private @org.jspecify.annotations.Nullable String schemaId(String dataSchema) {
    RecordHeaders headers = new RecordHeaders();
    headers.add("ce_dataschema", dataSchema.getBytes(UTF_8));
    return texts(seal(new DeadLetters.Content(KEY, VALUE, headers)).headers())
        .get("__dlq.errors.schema.id");
  }

  private ProducerRecord<byte[], byte[]> seal(DeadLetters.Content content) {
    return DeadLetters.seal(
        keys.current("acme"), "dlq.sales", 1_700_000_000_000L, content, CONTEXT);
  }

  private static DeadLetters.Content original() {
    RecordHeaders headers = new RecordHeaders();
    headers.add("ce_subject", KEY);
    headers.add("x", null);
    headers.add("ce_subject", new byte[] {1});
    headers.add("", new byte[0]);
    return new DeadLetters.Content(KEY, VALUE, headers);
  }

  private static DeadLetters.Content content(ProducerRecord<byte[], byte[]> record) {
    return new DeadLetters.Content(record.key(), record.value(), record.headers());
  }

  private static Map<String, String> texts(Headers headers) {
    Map<String, String> texts = new LinkedHashMap<>();
    Arrays.stream(headers.toArray())
        .forEach(header -> texts.put(header.key(), new String(header.value(), UTF_8)));
    return texts;
  }
}
