package io.loopledger.ingest.deadletters;

import java.util.List;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Sends records to Kafka. */
public interface RecordSender extends AutoCloseable {
  /**
   * Sends them all; each outcome comes when all in-sync replicas have the record, or never will.
   */
  List<Future<RecordMetadata>> send(List<ProducerRecord<byte[], byte[]>> records);

  @Override
  void close();
}
