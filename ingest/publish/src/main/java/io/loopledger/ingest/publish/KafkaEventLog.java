package io.loopledger.ingest.publish;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Kafka as a door needs it: idempotent, acknowledged by all in-sync replicas, and with short
 * patience, so that a sender hears soon that the log does not answer. Memory for what is not yet
 * acknowledged is bounded.
 */
public final class KafkaEventLog implements EventLog {
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  private static final Duration PROBE_PATIENCE = Duration.ofSeconds(2);
  private static final Duration STALL = Duration.ofSeconds(3);

  /** A dead letter may be as large as a body, and as its topic takes; events are smaller. */
  private static final int LARGEST_RECORD = 5 * 1024 * 1024;

  private final Producer<byte[], byte[]> producer;
  private final Admin admin;
  private final AtomicLong waiting = new AtomicLong();
  private volatile long lastProgressNanos = System.nanoTime();

  KafkaEventLog(Producer<byte[], byte[]> producer, Admin admin) {
    this.producer = requireNonNull(producer, "producer is null");
    this.admin = requireNonNull(admin, "admin is null");
  }

  /**
   * A log on these brokers; connects when it is first used.
   *
   * @param bootstrapServers brokers to begin with, such as {@code 127.0.0.1:9092}
   * @param patience how long an acknowledgement may take
   */
  public static KafkaEventLog connect(String bootstrapServers, Duration patience) {
    return new KafkaEventLog(
        new KafkaProducer<>(
            settings(bootstrapServers, patience),
            new ByteArraySerializer(),
            new ByteArraySerializer()),
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                AdminClientConfig.CLIENT_ID_CONFIG,
                "loopledger-collector-probe")));
  }

  @Override
  public List<CompletableFuture<Void>> append(List<ProducerRecord<byte[], byte[]>> records) {
    List<CompletableFuture<Void>> outcomes = new ArrayList<>(records.size());
    KafkaException refused = null;
    for (ProducerRecord<byte[], byte[]> record : records) {
      CompletableFuture<Void> outcome = new CompletableFuture<>();
      outcomes.add(outcome);
      if (refused != null) {
        // Each further try would wait as long as the first one did.
        outcome.completeExceptionally(refused);
        continue;
      }
      if (waiting.getAndIncrement() == 0) {
        lastProgressNanos = System.nanoTime();
      }
      try {
        producer.send(record, (metadata, problem) -> complete(outcome, problem));
      } catch (KafkaException e) {
        refused = e;
        waiting.decrementAndGet();
        outcome.completeExceptionally(e);
      }
    }
    return outcomes;
  }

  @Override
  public boolean answers() {
    try {
      int millis = (int) PROBE_PATIENCE.toMillis();
      return !admin
          .describeCluster(new DescribeClusterOptions().timeoutMs(millis))
          .nodes()
          .get(millis, TimeUnit.MILLISECONDS)
          .isEmpty();
    } catch (ExecutionException | TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public boolean isStalled() {
    return waiting.get() > 0 && System.nanoTime() - lastProgressNanos > STALL.toNanos();
  }

  @Override
  public void close() {
    producer.close(CLOSE_TIMEOUT);
    admin.close(CLOSE_TIMEOUT);
  }

  static Map<String, Object> settings(String bootstrapServers, Duration patience) {
    int patienceMs = Math.toIntExact(patience.toMillis());
    Map<String, Object> settings = new HashMap<>(KafkaEventPublisher.settings(bootstrapServers));
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, "loopledger-collector");
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
    settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 64L * 1024 * 1024);
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_RECORD);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, patienceMs);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, patienceMs / 2);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, patience.dividedBy(4).toMillis());
    return settings;
  }

  private void complete(CompletableFuture<Void> outcome, @Nullable Exception problem) {
    waiting.decrementAndGet();
    if (problem == null) {
      lastProgressNanos = System.nanoTime();
      outcome.complete(null);
    } else {
      outcome.completeExceptionally(problem);
    }
  }
}
