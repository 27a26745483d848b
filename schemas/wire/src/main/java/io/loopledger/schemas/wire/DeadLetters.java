package io.loopledger.schemas.wire;

import io.loopledger.schemas.sealing.BrandKeys;
import io.loopledger.schemas.sealing.BrandKeys.BrandKey;
import io.loopledger.schemas.sealing.SealedBytes;
import io.loopledger.schemas.sealing.UnsealingException;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Writes dead letters and opens them again. Key, value and original headers are sealed with a
 * brand's key, because a wrong producer may have put a person's data in any of them; opened, they
 * are the original's byte for byte. The context stays readable.
 */
public final class DeadLetters {
  private static final String FORM = "1";

  private DeadLetters() {}

  /**
   * What a record is: its bytes.
   *
   * @param key key bytes
   * @param value value bytes
   * @param headers headers, in order
   */
  @SuppressWarnings("ArrayRecordComponent") // bytes on their way; nobody compares these
  public record Content(byte @Nullable [] key, byte @Nullable [] value, Headers headers) {}

  /**
   * What happened to it. Nothing of a person may stand in it.
   *
   * @param topic topic of the original record
   * @param partition its partition
   * @param offset its offset
   * @param stage which part of the platform refused it
   * @param code the rejection's code
   * @param owner who must act
   * @param message what is wrong, and the fix
   */
  public record Context(
      String topic,
      int partition,
      long offset,
      String stage,
      String code,
      String owner,
      String message) {}

  /**
   * The record for a dead-letter topic. A record that came back from one carries the context of its
   * last failure only, so that it does not grow with each trip.
   *
   * @param to dead-letter topic
   * @param timestampMs time of the original record, epoch milliseconds; null for now
   */
  public static ProducerRecord<byte[], byte[]> seal(
      BrandKey key, String to, @Nullable Long timestampMs, Content content, Context context) {
    Headers original = withoutOurs(content.headers());
    RecordHeaders headers = new RecordHeaders();
    add(headers, DeadLetterHeaders.TOPIC, context.topic());
    add(headers, DeadLetterHeaders.PARTITION, Integer.toString(context.partition()));
    add(headers, DeadLetterHeaders.OFFSET, Long.toString(context.offset()));
    add(headers, DeadLetterHeaders.STAGE, context.stage());
    add(headers, DeadLetterHeaders.EXCEPTION, context.code());
    add(headers, DeadLetterHeaders.CODE, context.code());
    add(headers, DeadLetterHeaders.OWNER, context.owner());
    add(headers, DeadLetterHeaders.MESSAGE, context.message());
    WriterSchemas.known(original.lastHeader("ce_dataschema"))
        .ifPresent(schema -> add(headers, DeadLetterHeaders.SCHEMA_ID, schema));
    add(headers, DeadLetterHeaders.SEALED, FORM);
    headers.add(
        DeadLetterHeaders.SEALED_HEADERS, SealedBytes.seal(key, HeaderBytes.write(original)));
    return new ProducerRecord<>(
        to, null, timestampMs, sealed(key, content.key()), sealed(key, content.value()), headers);
  }

  /** Whether a record of a dead-letter topic must be opened to be read. */
  public static boolean isSealed(Headers headers) {
    return headers.lastHeader(DeadLetterHeaders.SEALED) != null;
  }

  /**
   * The original's key, value and headers; of a record that is not sealed, those it has without the
   * context.
   *
   * @throws UnsealingException if the key is unknown, or bytes are damaged
   */
  public static Content open(BrandKeys keys, Content letter) throws UnsealingException {
    if (!isSealed(letter.headers())) {
      return new Content(letter.key(), letter.value(), withoutOurs(letter.headers()));
    }
    Header sealedHeaders = letter.headers().lastHeader(DeadLetterHeaders.SEALED_HEADERS);
    Headers headers =
        sealedHeaders == null || sealedHeaders.value() == null
            ? new RecordHeaders()
            : HeaderBytes.read(SealedBytes.open(keys, sealedHeaders.value()));
    return new Content(opened(keys, letter.key()), opened(keys, letter.value()), headers);
  }

  private static Headers withoutOurs(Headers headers) {
    RecordHeaders original = new RecordHeaders();
    for (Header header : headers) {
      if (!header.key().startsWith(DeadLetterHeaders.PREFIX)) {
        original.add(header);
      }
    }
    return original;
  }

  private static byte @Nullable [] sealed(BrandKey key, byte @Nullable [] bytes) {
    return bytes == null ? null : SealedBytes.seal(key, bytes);
  }

  private static byte @Nullable [] opened(BrandKeys keys, byte @Nullable [] bytes)
      throws UnsealingException {
    return bytes == null ? null : SealedBytes.open(keys, bytes);
  }

  private static void add(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
