package io.loopledger.streaming.deadletter;

import io.loopledger.schemas.sealing.BrandKeys;
import io.loopledger.schemas.sealing.BrandKeys.BrandKey;
import io.loopledger.schemas.wire.DeadLetters;
import io.loopledger.streaming.record.KafkaRecord;
import java.nio.file.Path;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Writes a dead letter to {@code dlq.<topic>}, sealed with the key of its brand, because a wrong
 * producer may have put a person's data anywhere; see {@link DeadLetters}.
 */
public final class DeadLetterSerializer implements KafkaRecordSerializationSchema<DeadLetter> {
  private static final long serialVersionUID = 1L;

  private final String keysFolder;
  private transient @Nullable BrandKeys keys;

  /** Seals with the keys of a folder, which is made with the first key. */
  public DeadLetterSerializer(String keysFolder) {
    this.keysFolder = keysFolder;
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      DeadLetter letter, KafkaSinkContext context, Long timestamp) {
    KafkaRecord record = letter.record();
    return DeadLetters.seal(
        key(letter.brand()),
        "dlq." + record.topic(),
        timestamp(record),
        new DeadLetters.Content(record.key(), record.value(), record.headers()),
        new DeadLetters.Context(
            record.topic(),
            record.partition(),
            record.offset(),
            "posting",
            letter.code(),
            letter.owner(),
            letter.message()));
  }

  private BrandKey key(@Nullable String brand) {
    BrandKeys opened = keys;
    if (opened == null) {
      opened = BrandKeys.in(Path.of(keysFolder));
      keys = opened;
    }
    return brand == null ? opened.platform() : opened.current(brand);
  }

  /** Kafka's producer refuses the negative times that a foreign one may have written. */
  private static @Nullable Long timestamp(KafkaRecord record) {
    return record.timestampMs() < 0 ? null : record.timestampMs();
  }
}
