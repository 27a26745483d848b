package io.loopledger.ingest.publish;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Kafka as a door needs it: idempotent, acknowledged by all in-sync replicas, and with short
 * patience, so that a sender hears soon that the log does not answer. Memory for what is not yet
 * acknowledged is bounded.
 */
public final class KafkaEventLog implements EventLog {
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);
  private static final int PROBE_TIMEOUT_MS = 2_000;

  /** Silence after which waiting only fills the memory. */
  private static final Duration STALL = Duration.ofSeconds(3);

  /** A dead letter may be as large as a body, and as its topic takes; events are smaller. */
  private static final int LARGEST_RECORD = 5 * 1024 * 1024;

  private final Producer<byte[], byte[]> producer;
  private final Admin admin;
  private final String probeTopic;
  private final AtomicLong waiting = new AtomicLong();
  private volatile long lastProgressNanos = System.nanoTime();

  KafkaEventLog(Producer<byte[], byte[]> producer, Admin admin, String probeTopic) {
    this.producer = requireNonNull(producer, "producer is null");
    this.admin = requireNonNull(admin, "admin is null");
    this.probeTopic = requireNonNull(probeTopic, "probeTopic is null");
  }

  /**
   * A log on these brokers; connects when it is first used.
   *
   * @param bootstrapServers brokers to begin with, such as {@code 127.0.0.1:9092}
   * @param patience how long an acknowledgement may take
   * @param probeTopic a topic that exists, asked for to see whether Kafka answers
   */
  public static KafkaEventLog connect(
      String bootstrapServers, Duration patience, String probeTopic) {
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
                "loopledger-collector-probe",
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                500L)),
        probeTopic);
  }

  @Override
  public List<CompletableFuture<Void>> append(List<ProducerRecord<byte[], byte[]>> records) {
    List<CompletableFuture<Void>> outcomes = new ArrayList<>(records.size());
    Throwable refused = null;
    for (ProducerRecord<byte[], byte[]> record : records) {
      CompletableFuture<Void> outcome =
          refused == null ? send(record) : CompletableFuture.failedFuture(refused);
      outcomes.add(outcome);
      if (refused == null && outcome.isCompletedExceptionally()) {
        refused = ofTheLog(outcome.exceptionNow());
      }
    }
    return outcomes;
  }

  /** The producer tells most of what is wrong to the callback, after it waited in vain. */
  private CompletableFuture<Void> send(ProducerRecord<byte[], byte[]> record) {
    CompletableFuture<Void> outcome = new CompletableFuture<>();
    if (waiting.getAndIncrement() == 0) {
      lastProgressNanos = System.nanoTime();
    }
    try {
      producer.send(record, (metadata, problem) -> complete(outcome, problem));
    } catch (KafkaException e) {
      waiting.decrementAndGet();
      outcome.completeExceptionally(e);
    }
    return outcome;
  }

  /** A problem that the next record would have too, each after as long a wait; else null. */
  private static @Nullable Throwable ofTheLog(Throwable problem) {
    return problem instanceof RecordTooLargeException ? null : problem;
  }

  /** Asks the brokers: what the producer remembers of them would say yes long after they died. */
  @Override
  public boolean answers() {
    try {
      return admin
          .describeTopics(
              List.of(probeTopic), new DescribeTopicsOptions().timeoutMs(PROBE_TIMEOUT_MS))
          .allTopicNames()
          .get()
          .values()
          .stream()
          .flatMap(topic -> topic.partitions().stream())
          .allMatch(partition -> partition.leader() != null);
    } catch (ExecutionException | KafkaException e) {
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
    settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500L);
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
