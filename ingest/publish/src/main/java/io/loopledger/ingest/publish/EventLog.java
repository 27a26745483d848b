package io.loopledger.ingest.publish;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The log as a door sees it that has to answer its senders: one outcome for each record. */
public interface EventLog extends AutoCloseable {
  /**
   * Hands over records, in their order. Each future completes once all in-sync replicas have the
   * record, or exceptionally once it is certain that the door must not promise it.
   */
  List<CompletableFuture<Void>> append(List<ProducerRecord<byte[], byte[]>> records);

  /** Whether the log answers now; asks it, and takes a moment. */
  boolean answers();

  /**
   * Whether records wait and none was acknowledged for some seconds: further ones would only wait
   * behind them.
   */
  boolean isStalled();

  @Override
  void close();
}
