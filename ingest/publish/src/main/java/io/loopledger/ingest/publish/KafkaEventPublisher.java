package io.loopledger.ingest.publish;

import static java.util.Objects.requireNonNull;

import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.wire.EventRecords;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Publishes to Kafka. The producer is idempotent and waits for all in-sync replicas; what is not
 * yet acknowledged takes a fixed amount of memory, and {@link #publish} waits when it is used up.
 */
public final class KafkaEventPublisher implements EventPublisher {
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

  private final Producer<byte[], byte[]> producer;
  private final EventRecords records = new EventRecords();
  private final AtomicLong acknowledged = new AtomicLong();
  private final AtomicReference<@Nullable Failure> failure = new AtomicReference<>();

  private record Failure(String what, Exception cause) {}

  KafkaEventPublisher(Producer<byte[], byte[]> producer) {
    this.producer = requireNonNull(producer, "producer is null");
  }

  /**
   * A publisher; connects when the first event comes.
   *
   * @param bootstrapServers brokers to begin with, such as {@code 127.0.0.1:9092}
   */
  public static KafkaEventPublisher connect(String bootstrapServers) {
    requireNonNull(bootstrapServers, "bootstrapServers is null");
    return new KafkaEventPublisher(
        new KafkaProducer<>(
            settings(bootstrapServers), new ByteArraySerializer(), new ByteArraySerializer()));
  }

  @Override
  public synchronized void publish(Event event) {
    throwIfFailed();
    ProducerRecord<byte[], byte[]> message = records.toRecord(event);
    try {
      producer.send(message, (metadata, problem) -> acknowledged(event, message.topic(), problem));
    } catch (KafkaException e) {
      acknowledged(event, message.topic(), e);
    }
    throwIfFailed();
  }

  @Override
  public void flush() {
    try {
      producer.flush();
    } catch (KafkaException e) {
      failure.compareAndSet(null, new Failure("waiting for acknowledgements", e));
    }
    throwIfFailed();
  }

  @Override
  public long acknowledged() {
    return acknowledged.get();
  }

  @Override
  public void close() {
    producer.close(CLOSE_TIMEOUT);
  }

  static Map<String, Object> settings(String bootstrapServers) {
    return Map.of(
        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
        bootstrapServers,
        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
        true,
        ProducerConfig.ACKS_CONFIG,
        "all",
        ProducerConfig.COMPRESSION_TYPE_CONFIG,
        "lz4",
        ProducerConfig.LINGER_MS_CONFIG,
        20,
        ProducerConfig.BATCH_SIZE_CONFIG,
        128 * 1024,
        ProducerConfig.BUFFER_MEMORY_CONFIG,
        32L * 1024 * 1024,
        ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
        5,
        ProducerConfig.MAX_BLOCK_MS_CONFIG,
        30_000L,
        ProducerConfig.CLIENT_ID_CONFIG,
        "loopledger-ingest");
  }

  private void acknowledged(Event event, String topic, @Nullable Exception problem) {
    if (problem == null) {
      acknowledged.incrementAndGet();
    } else {
      String what = "%s '%s' to topic '%s'".formatted(event.type().typeName(), event.id(), topic);
      failure.compareAndSet(null, new Failure(what, problem));
    }
  }

  private void throwIfFailed() {
    Failure first = failure.get();
    if (first != null) {
      throw new PublishFailedException(
          "Kafka did not take %s: %s. Check that Kafka runs, then repeat: a repeated import goes on"
                  .formatted(first.what(), first.cause().getMessage())
              + " where it was, and no event counts twice.",
          first.cause());
    }
  }
}
