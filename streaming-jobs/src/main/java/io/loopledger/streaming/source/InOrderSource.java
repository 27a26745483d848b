package io.loopledger.streaming.source;

import io.loopledger.streaming.record.KafkaRecord;
import java.time.Duration;
import java.time.InstantSource;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.KafkaSourceEnumState;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Kafka's source, whose reader hands on a backlog in the order in which its events happened: a
 * replay of a history then posts about what the history posted, and not reversals of what it met
 * too early. State and splits are those of Kafka's source, so either goes on from the other's
 * savepoints.
 *
 * <p>Partitions of one reader are in order, those of several are not: give it a parallelism of one.
 * It does nothing but fetch; records are decoded behind the exchange by key.
 */
public final class InOrderSource
    implements Source<KafkaRecord, KafkaPartitionSplit, KafkaSourceEnumState>,
        ResultTypeQueryable<KafkaRecord> {
  private static final long serialVersionUID = 1L;

  /** How long a partition may be silent in a backlog before the others go on without it. */
  private static final Duration PATIENCE = Duration.ofMillis(250);

  private final KafkaSource<KafkaRecord> kafka;
  private final Duration patience;

  /**
   * The records of a source without end.
   *
   * @throws IllegalArgumentException if the source has an end: what is held of a partition that
   *     ended would be in no checkpoint
   */
  public InOrderSource(KafkaSource<KafkaRecord> kafka) {
    this(kafka, PATIENCE);
  }

  InOrderSource(KafkaSource<KafkaRecord> kafka, Duration patience) {
    if (kafka.getBoundedness() != Boundedness.CONTINUOUS_UNBOUNDED) {
      throw new IllegalArgumentException("the source must have no end");
    }
    this.kafka = kafka;
    this.patience = patience;
  }

  @Override
  public SourceReader<KafkaRecord, KafkaPartitionSplit> createReader(SourceReaderContext context)
      throws Exception {
    return new InOrderReader(kafka.createReader(context), patience, InstantSource.system());
  }

  @Override
  public Boundedness getBoundedness() {
    return kafka.getBoundedness();
  }

  @Override
  public SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> createEnumerator(
      SplitEnumeratorContext<KafkaPartitionSplit> context) {
    return kafka.createEnumerator(context);
  }

  @Override
  public SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> restoreEnumerator(
      SplitEnumeratorContext<KafkaPartitionSplit> context, KafkaSourceEnumState state)
      throws Exception {
    return kafka.restoreEnumerator(context, state);
  }

  @Override
  public SimpleVersionedSerializer<KafkaPartitionSplit> getSplitSerializer() {
    return kafka.getSplitSerializer();
  }

  @Override
  public SimpleVersionedSerializer<KafkaSourceEnumState> getEnumeratorCheckpointSerializer() {
    return kafka.getEnumeratorCheckpointSerializer();
  }

  @Override
  public TypeInformation<KafkaRecord> getProducedType() {
    return kafka.getProducedType();
  }
}
