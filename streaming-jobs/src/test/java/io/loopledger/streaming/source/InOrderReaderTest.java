package io.loopledger.streaming.source;

import static io.loopledger.streaming.source.Histories.NOW;
import static io.loopledger.streaming.source.Histories.old;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.streaming.record.KafkaRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.InputStatus;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class InOrderReaderTest {
  private static final Instant DAY_1 = Instant.parse("2025-01-01T10:00:00Z");
  private static final Duration PATIENCE = Duration.ofMillis(20);
  private static final int TOPICS = 4;

  private Collected collected = new Collected();

  @Test
  void handsOnInOrderAndWaitsNoLongerThanItsPatience() throws Exception {
    ScriptedReader kafka = new ScriptedReader(1);
    kafka.put(old("t0", 0, DAY_1.plusSeconds(2)));
    kafka.put(old("t1", 0, DAY_1.plusSeconds(1)));
    InOrderReader reader = reader(kafka);

    runUntil(reader, 2);

    assertThat(collected.records).extracting(KafkaRecord::topic).containsExactly("t1", "t0");
    assertThat(collected.timestampsMs).containsOnly(Histories.RECEIVED.toEpochMilli());
    assertThat(reader.pollNext(collected)).isEqualTo(InputStatus.NOTHING_AVAILABLE);
    assertThat(reader.isAvailable()).isNotDone();
  }

  @Test
  void wakesUpWhenItsPatienceEndsThoughNothingCame() throws Exception {
    ScriptedReader kafka = new ScriptedReader(1);
    kafka.put(old("t0", 0, DAY_1));
    InOrderReader reader = reader(kafka);

    assertThat(reader.pollNext(collected)).isEqualTo(InputStatus.NOTHING_AVAILABLE);
    assertThat(collected.records).isEmpty();
    reader.isAvailable().get(10, TimeUnit.SECONDS);
    runUntil(reader, 1);

    assertThat(collected.records).hasSize(1);
    assertThat(kafka.available).as("Kafka's own future is left alone").isNotDone();
  }

  @Test
  void whoHasFoundSomethingDoesNotWaitForWhatHeLackedBefore() throws Exception {
    ScriptedReader kafka = new ScriptedReader(1);
    InOrderReader reader = reader(kafka);
    assertThat(reader.pollNext(collected)).isEqualTo(InputStatus.NOTHING_AVAILABLE);
    assertThat(reader.isAvailable()).isNotDone();

    for (int t = 0; t < TOPICS; t++) {
      kafka.put(old("t" + t, 0, DAY_1.plusSeconds(t)));
    }

    assertThat(reader.pollNext(collected)).isEqualTo(InputStatus.MORE_AVAILABLE);
    assertThat(reader.isAvailable()).isDone();
  }

  @Test
  void aCheckpointOfWhatWaitsReadsItAgain() throws Exception {
    ScriptedReader kafka = new ScriptedReader(1);
    kafka.put(old("t0", 5, DAY_1));
    kafka.put(old("t0", 6, DAY_1));
    InOrderReader reader = reader(kafka);
    while (reader.pollNext(collected) != InputStatus.NOTHING_AVAILABLE) {}

    assertThat(collected.records).isEmpty();
    assertThat(kafka.snapshotState(1))
        .contains(new KafkaPartitionSplit(new TopicPartition("t0", 0), 7));
    assertThat(reader.snapshotState(1))
        .contains(new KafkaPartitionSplit(new TopicPartition("t0", 0), 5))
        .hasSize(TOPICS);
  }

  @Test
  void asksForNoMoreOfAPartitionThatIsFullUntilItIsLow() throws Exception {
    ScriptedReader kafka = new ScriptedReader(1);
    for (int i = 0; i < 3 * RecordMerge.FULL_RECORDS; i++) {
      kafka.put(old("t0", i, DAY_1.plusSeconds(i)));
    }
    InOrderReader reader = reader(kafka);

    while (reader.pollNext(collected) != InputStatus.NOTHING_AVAILABLE) {}
    assertThat(kafka.paused).containsExactly("t0-0");
    assertThat(reader.snapshotState(1))
        .contains(new KafkaPartitionSplit(new TopicPartition("t0", 0), 0));
    runUntil(reader, 3 * RecordMerge.FULL_RECORDS);

    assertThat(collected.records).hasSize(3 * RecordMerge.FULL_RECORDS);
    assertThat(kafka.paused).isEmpty();
  }

  /**
   * Wherever a checkpoint falls: what was handed on before it, and what is read again behind it, is
   * every record once, and in order of time.
   */
  @Property(tries = 200)
  void noRecordIsLostOrDoubledByARestore(@ForAll @IntRange(min = 0, max = 1_000_000) int seed)
      throws Exception {
    collected = new Collected();
    Random random = new Random(seed);
    int records = random.nextInt(400);
    List<KafkaRecord> history = new ArrayList<>();
    Map<String, Long> next = new HashMap<>();
    for (int i = 0; i < records; i++) {
      String topic = "t" + random.nextInt(TOPICS);
      long offset = next.merge(topic, 1L, Long::sum) - 1;
      history.add(old(topic, offset, DAY_1.plusSeconds(i)));
    }
    int handedOnBefore = records == 0 ? 0 : random.nextInt(records);

    InOrderReader first = reader(filled(history, Map.of(), seed));
    runUntil(first, handedOnBefore);
    Map<String, Long> offsets = new HashMap<>();
    for (KafkaPartitionSplit split : first.snapshotState(1)) {
      offsets.put(split.getTopic(), split.getStartingOffset());
    }
    runUntil(reader(filled(history, offsets, seed + 1)), records);

    assertThat(collected.records)
        .hasSize(records)
        .isSortedAccordingTo(Comparator.comparingLong(EventTime::of))
        .containsExactlyElementsOf(history);
  }

  private static ScriptedReader filled(
      List<KafkaRecord> history, Map<String, Long> from, int seed) {
    ScriptedReader kafka = new ScriptedReader(seed);
    for (KafkaRecord record : history) {
      if (record.offset() >= from.getOrDefault(record.topic(), 0L)) {
        kafka.put(record);
      }
    }
    return kafka;
  }

  private static InOrderReader reader(ScriptedReader kafka) {
    InOrderReader reader =
        new InOrderReader(kafka, PATIENCE, () -> NOW.plusNanos(System.nanoTime()));
    List<KafkaPartitionSplit> splits = new ArrayList<>();
    for (int t = 0; t < TOPICS; t++) {
      splits.add(new KafkaPartitionSplit(new TopicPartition("t" + t, 0), 0));
    }
    reader.addSplits(splits);
    return reader;
  }

  /** As Flink drives a reader. */
  private void runUntil(InOrderReader reader, int records) throws Exception {
    while (collected.records.size() < records) {
      if (reader.pollNext(collected) == InputStatus.NOTHING_AVAILABLE) {
        reader.isAvailable().get(10, TimeUnit.SECONDS);
      }
    }
  }

  /** Kafka's reader, by hand: records of partitions come in runs whose order depends on a seed. */
  private static final class ScriptedReader
      implements SourceReader<KafkaRecord, KafkaPartitionSplit> {
    private final Random random;
    private final Map<String, ArrayDeque<KafkaRecord>> left = new LinkedHashMap<>();
    private final Map<String, Long> offsets = new HashMap<>();
    private final Set<String> paused = new HashSet<>();
    private CompletableFuture<Void> available = new CompletableFuture<>();

    private ScriptedReader(int seed) {
      random = new Random(seed);
    }

    private void put(KafkaRecord record) {
      left.computeIfAbsent(record.topic() + "-0", any -> new ArrayDeque<>()).add(record);
    }

    @Override
    public InputStatus pollNext(ReaderOutput<KafkaRecord> output) {
      List<ArrayDeque<KafkaRecord>> able = new ArrayList<>();
      left.forEach(
          (id, records) -> {
            if (!paused.contains(id) && !records.isEmpty()) {
              able.add(records);
            }
          });
      if (able.isEmpty()) {
        return InputStatus.NOTHING_AVAILABLE;
      }
      KafkaRecord record = able.get(random.nextInt(able.size())).remove();
      String id = record.topic() + "-0";
      offsets.put(id, record.offset() + 1);
      output.createOutputForSplit(id).collect(record, record.timestampMs());
      return InputStatus.MORE_AVAILABLE;
    }

    @Override
    public List<KafkaPartitionSplit> snapshotState(long checkpointId) {
      List<KafkaPartitionSplit> splits = new ArrayList<>();
      for (int t = 0; t < TOPICS; t++) {
        long offset = offsets.getOrDefault("t" + t + "-0", 0L);
        splits.add(new KafkaPartitionSplit(new TopicPartition("t" + t, 0), offset));
      }
      return splits;
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
      return available;
    }

    @Override
    public void pauseOrResumeSplits(Collection<String> toPause, Collection<String> toResume) {
      paused.addAll(toPause);
      paused.removeAll(toResume);
      if (!toResume.isEmpty()) {
        available.complete(null);
        available = new CompletableFuture<>();
      }
    }

    @Override
    public void start() {}

    @Override
    public void addSplits(List<KafkaPartitionSplit> splits) {}

    @Override
    public void notifyNoMoreSplits() {}

    @Override
    public void close() {}
  }

  private static final class Collected implements ReaderOutput<KafkaRecord> {
    private final List<KafkaRecord> records = new ArrayList<>();
    private final List<Long> timestampsMs = new ArrayList<>();

    @Override
    public void collect(KafkaRecord record) {
      throw new AssertionError("a record without a time");
    }

    @Override
    public void collect(KafkaRecord record, long timestampMs) {
      records.add(record);
      timestampsMs.add(timestampMs);
    }

    @Override
    public SourceOutput<KafkaRecord> createOutputForSplit(String splitId) {
      throw new AssertionError("partitions are merged");
    }

    @Override
    public void releaseOutputForSplit(String splitId) {}

    @Override
    public void emitWatermark(Watermark watermark) {}

    @Override
    public void markIdle() {}

    @Override
    public void markActive() {}
  }
}
