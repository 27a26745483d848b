package io.loopledger.chaos.run;

import io.loopledger.chaos.check.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends records, some in transactions, and remembers what the broker said that it has. */
final class Feeder {
  private static final int IN_TRANSACTION = 8;
  private static final int BURST = 10;

  private final String bootstrapServers;
  private final SortedSet<Place> acknowledged = new ConcurrentSkipListSet<>();

  Feeder(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  /** Places of all records that the broker took for good. */
  SortedSet<Place> acknowledged() {
    return acknowledged;
  }

  /**
   * Some records in a transaction that is given up, the same in one that is committed: both leave
   * markers, and the first ones are there for nobody.
   *
   * @return what is still to be sent
   */
  List<ProducerRecord<byte[], byte[]>> transactions(List<ProducerRecord<byte[], byte[]>> records) {
    int count = Math.min(IN_TRANSACTION, records.size());
    List<ProducerRecord<byte[], byte[]>> some = records.subList(0, count);
    try (KafkaProducer<byte[], byte[]> producer = producer(Optional.of("chaos"))) {
      producer.initTransactions();
      producer.beginTransaction();
      some.forEach(producer::send);
      producer.flush();
      producer.abortTransaction();
      producer.beginTransaction();
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      some.forEach(record -> sent.add(producer.send(record)));
      producer.commitTransaction();
      sent.forEach(this::acknowledge);
    }
    return records.subList(count, records.size());
  }

  /** Sends records evenly over a time, and waits until the broker has them all. */
  void send(List<ProducerRecord<byte[], byte[]>> records, long overMs) {
    try (KafkaProducer<byte[], byte[]> producer = producer(Optional.empty())) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      long pause = overMs * BURST / Math.max(1, records.size());
      for (int i = 0; i < records.size(); i += BURST) {
        for (var record : records.subList(i, Math.min(i + BURST, records.size()))) {
          sent.add(
              producer.send(
                  record,
                  (metadata, failure) -> {
                    if (failure == null) {
                      acknowledged.add(place(metadata));
                    }
                  }));
        }
        Signals.sleep(pause);
      }
      producer.flush();
      sent.forEach(this::acknowledge);
    }
  }

  private void acknowledge(Future<RecordMetadata> sent) {
    try {
      acknowledged.add(place(sent.get()));
    } catch (ExecutionException e) {
      throw new IllegalStateException("Kafka did not take a record: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      throw Signals.interrupted(e);
    }
  }

  private static Place place(RecordMetadata metadata) {
    return new Place(metadata.topic(), metadata.partition(), metadata.offset());
  }

  private KafkaProducer<byte[], byte[]> producer(Optional<String> transactionalId) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "180000");
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "10000");
    settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, "1000");
    transactionalId.ifPresent(id -> settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, id));
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
