package io.loopledger.ingest.deadletters;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A Kafka producer, acknowledged by all in-sync replicas. */
public final class KafkaSender implements RecordSender {
  /** As large as a dead letter may be; what the target topic takes, its broker says. */
  private static final int MAX_RECORD_BYTES = 5 * 1024 * 1024;

  private static final int PATIENCE_MS = 30_000;

  private final Producer<byte[], byte[]> producer;

  private KafkaSender(Producer<byte[], byte[]> producer) {
    this.producer = producer;
  }

  /** A sender on these brokers; connects when it is first used. */
  public static KafkaSender connect(String bootstrapServers) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, "loopledger-replay");
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_RECORD_BYTES);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, PATIENCE_MS);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS / 3);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MS / 3);
    return new KafkaSender(
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer()));
  }

  @Override
  public List<Future<RecordMetadata>> send(List<ProducerRecord<byte[], byte[]>> records) {
    List<Future<RecordMetadata>> outcomes = new ArrayList<>(records.size());
    for (ProducerRecord<byte[], byte[]> record : records) {
      try {
        outcomes.add(producer.send(record));
      } catch (KafkaException e) {
        outcomes.add(CompletableFuture.failedFuture(e));
      }
    }
    producer.flush();
    return outcomes;
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
  }
}
