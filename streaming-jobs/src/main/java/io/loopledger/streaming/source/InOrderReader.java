package io.loopledger.streaming.source;

import io.loopledger.streaming.record.KafkaRecord;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.InputStatus;

/**
 * Hands on what Kafka's own reader reads, in the order of a {@link RecordMerge}.
 *
 * <p>What is held here is in no checkpoint: the offset that a checkpoint keeps of a partition is
 * that of the first record which was not handed on, so a restored reader reads it again. The
 * offsets that Kafka's reader commits to its consumer group, for people to watch, may be ahead of
 * it by what is held.
 */
final class InOrderReader implements SourceReader<KafkaRecord, KafkaPartitionSplit> {
  /** Records taken in one call, so that a barrier does not wait long. */
  private static final int MAX_TAKEN = 100;

  private static final CompletableFuture<Void> NOW = CompletableFuture.completedFuture(null);

  private final SourceReader<KafkaRecord, KafkaPartitionSplit> kafka;
  private final RecordMerge merge;
  private final Duration patience;
  private final InstantSource clock;
  private final Taking taking = new Taking();

  /** What to wait for; only behind a poll that found nothing is there anything to wait for. */
  private CompletableFuture<Void> available = NOW;

  InOrderReader(
      SourceReader<KafkaRecord, KafkaPartitionSplit> kafka,
      Duration patience,
      InstantSource clock) {
    this.kafka = kafka;
    this.patience = patience;
    this.clock = clock;
    this.merge = new RecordMerge(patience);
  }

  @Override
  public void start() {
    kafka.start();
  }

  @Override
  public void addSplits(List<KafkaPartitionSplit> splits) {
    splits.forEach(split -> merge.assign(split.splitId()));
    kafka.addSplits(splits);
  }

  @Override
  public InputStatus pollNext(ReaderOutput<KafkaRecord> output) throws Exception {
    available = NOW;
    InputStatus taken = InputStatus.MORE_AVAILABLE;
    for (int i = 0; i < MAX_TAKEN && !merge.isReady(clock.millis()); i++) {
      taken = kafka.pollNext(taking);
      if (taken != InputStatus.MORE_AVAILABLE) {
        noteSilence();
        break;
      }
    }
    if (merge.isReady(clock.millis()) || (taken == InputStatus.END_OF_INPUT && !merge.isEmpty())) {
      handOn(output);
      return InputStatus.MORE_AVAILABLE;
    }
    if (taken == InputStatus.NOTHING_AVAILABLE) {
      available = somethingToDo();
    }
    return taken;
  }

  /** Only where something waits does it matter who is silent. */
  private void noteSilence() {
    if (!merge.isEmpty()) {
      merge.nothingComes(clock.millis());
    }
  }

  private void handOn(ReaderOutput<KafkaRecord> output) {
    KafkaRecord record = merge.next();
    output.collect(record, record.timestampMs());
    String partition = KafkaPartitionSplit.toSplitId(record.topicPartition());
    if (merge.resumes(partition)) {
      kafka.pauseOrResumeSplits(List.of(), List.of(partition));
    }
  }

  /** When Kafka's reader has something; where records wait, not later than their patience ends. */
  private CompletableFuture<Void> somethingToDo() {
    CompletableFuture<Void> more = kafka.isAvailable();
    if (merge.isEmpty() || more.isDone()) {
      return more;
    }
    return more.thenRun(() -> {})
        .completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    return available;
  }

  @Override
  public List<KafkaPartitionSplit> snapshotState(long checkpointId) {
    List<KafkaPartitionSplit> splits = new ArrayList<>(kafka.snapshotState(checkpointId));
    splits.replaceAll(this::fromFirstHeld);
    return splits;
  }

  private KafkaPartitionSplit fromFirstHeld(KafkaPartitionSplit split) {
    OptionalLong offset = merge.firstHeldOffset(split.splitId());
    if (offset.isEmpty()) {
      return split;
    }
    return new KafkaPartitionSplit(
        split.getTopicPartition(),
        offset.getAsLong(),
        split.getStoppingOffset().orElse(KafkaPartitionSplit.NO_STOPPING_OFFSET));
  }

  @Override
  public void notifyNoMoreSplits() {
    kafka.notifyNoMoreSplits();
  }

  @Override
  public void handleSourceEvents(SourceEvent event) {
    kafka.handleSourceEvents(event);
  }

  @Override
  public void notifyCheckpointComplete(long checkpointId) throws Exception {
    kafka.notifyCheckpointComplete(checkpointId);
  }

  @Override
  public void notifyCheckpointAborted(long checkpointId) throws Exception {
    kafka.notifyCheckpointAborted(checkpointId);
  }

  @Override
  public void close() throws Exception {
    kafka.close();
  }

  /** Where Kafka's reader puts its records: each partition's are held apart. */
  private final class Taking implements ReaderOutput<KafkaRecord> {
    @Override
    public SourceOutput<KafkaRecord> createOutputForSplit(String partition) {
      return new Partition(partition);
    }

    @Override
    public void releaseOutputForSplit(String partition) {
      // What is held of it is handed on like all else.
    }

    @Override
    public void collect(KafkaRecord record) {
      throw new IllegalStateException("Kafka's reader names the partition of each record");
    }

    @Override
    public void collect(KafkaRecord record, long timestampMs) {
      collect(record);
    }

    @Override
    public void emitWatermark(Watermark watermark) {}

    @Override
    public void markIdle() {}

    @Override
    public void markActive() {}
  }

  private final class Partition implements SourceOutput<KafkaRecord> {
    private final String partition;

    private Partition(String partition) {
      this.partition = partition;
    }

    @Override
    public void collect(KafkaRecord record) {
      merge.take(partition, record, clock.millis());
      if (merge.pauses(partition)) {
        kafka.pauseOrResumeSplits(List.of(partition), List.of());
      }
    }

    @Override
    public void collect(KafkaRecord record, long timestampMs) {
      collect(record);
    }

    @Override
    public void emitWatermark(Watermark watermark) {}

    @Override
    public void markIdle() {}

    @Override
    public void markActive() {}
  }
}
