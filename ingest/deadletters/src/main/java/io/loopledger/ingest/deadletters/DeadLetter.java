package io.loopledger.ingest.deadletters;

import static java.util.Objects.requireNonNull;

import io.loopledger.schemas.sealing.BrandKeys;
import io.loopledger.schemas.sealing.UnsealingException;
import io.loopledger.schemas.wire.DeadLetters;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be processed, as it lies in its dead-letter topic.
 *
 * @param id where it lies
 * @param time the record's time; writers give it that of the original record
 * @param context what happened
 * @param key key as it lies, sealed or not
 * @param value value as it lies, sealed or not
 * @param headers all headers, those of the context too
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way; nobody compares these
public record DeadLetter(
    LetterId id,
    Instant time,
    FailureContext context,
    byte @Nullable [] key,
    byte @Nullable [] value,
    Headers headers) {

  public DeadLetter {
    requireNonNull(id, "id is null");
    requireNonNull(time, "time is null");
    requireNonNull(context, "context is null");
    requireNonNull(headers, "headers is null");
  }

  static DeadLetter of(ConsumerRecord<byte[], byte[]> record) {
    return new DeadLetter(
        new LetterId(record.topic(), record.partition(), record.offset()),
        Instant.ofEpochMilli(record.timestamp()),
        ContextReader.read(record.headers()),
        record.key(),
        record.value(),
        record.headers());
  }

  /** Whether key, value and headers must be opened to be read. */
  public boolean isSealed() {
    return DeadLetters.isSealed(headers);
  }

  /**
   * The original record: key and value byte for byte, the headers without those that any writer of
   * dead letters added.
   *
   * @throws UnsealingException if the key was destroyed or is another home's, or bytes are damaged
   */
  public DeadLetters.Content open(BrandKeys keys) throws UnsealingException {
    DeadLetters.Content opened =
        DeadLetters.open(keys, new DeadLetters.Content(key, value, headers));
    RecordHeaders original = new RecordHeaders();
    for (Header header : opened.headers()) {
      if (!HeaderFamily.added(header.key())) {
        original.add(header);
      }
    }
    return new DeadLetters.Content(opened.key(), opened.value(), original);
  }

  /** Bytes of key and value, for those who count memory. */
  int size() {
    return (key == null ? 0 : key.length) + (value == null ? 0 : value.length);
  }

  @Override
  public String toString() {
    return "DeadLetter[" + id + "]";
  }
}
