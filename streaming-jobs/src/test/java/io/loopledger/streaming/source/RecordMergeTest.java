package io.loopledger.streaming.source;

import static io.loopledger.streaming.source.Histories.NOW;
import static io.loopledger.streaming.source.Histories.RECEIVED;
import static io.loopledger.streaming.source.Histories.old;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.streaming.record.KafkaRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecordMergeTest {
  private static final Duration PATIENCE = Duration.ofMillis(250);
  private static final Instant DAY_1 = Instant.parse("2025-01-01T10:00:00Z");
  private static final Instant DAY_2 = Instant.parse("2025-01-02T10:00:00Z");
  private static final Instant DAY_3 = Instant.parse("2025-01-03T10:00:00Z");

  private final RecordMerge merge = new RecordMerge(PATIENCE);
  private long nowMs = NOW.toEpochMilli();

  @BeforeEach
  void twoPartitions() {
    merge.assign("sales-0");
    merge.assign("returns-0");
  }

  @Test
  void anOldRecordWaitsUntilTheOtherPartitionShowsItsOwn() {
    take(old("sales", 0, DAY_2));
    assertThat(merge.isReady(nowMs)).isFalse();

    take(old("returns", 0, DAY_1));

    assertThat(merge.isReady(nowMs)).isTrue();
    assertThat(merge.next().topic()).isEqualTo("returns");
    // What comes next in returns may be older than the sale.
    assertThat(merge.isReady(nowMs)).isFalse();
  }

  @Test
  void aNewRecordWaitsForNothing() {
    take(received("sales", 0, Instant.ofEpochMilli(nowMs).minus(RecordMerge.NEW)));

    assertThat(merge.isReady(nowMs)).isTrue();
    assertThat(merge.isReady(nowMs + 1)).isFalse();
  }

  @Test
  void aRecordOfAClockThatIsAheadWaitsForNothing() {
    take(received("sales", 0, Instant.ofEpochMilli(nowMs).plusSeconds(86_400)));

    assertThat(merge.isReady(nowMs)).isTrue();
  }

  @Test
  void aPartitionIsAtItsEndWhenItShowsNothingThoughTheSourceHasTime() {
    take(old("sales", 0, DAY_2));
    // Nothing was asked of the source yet: waiting by itself says nothing.
    assertThat(merge.isReady(nowMs + 60_000)).isFalse();

    merge.nothingComes(nowMs);
    merge.nothingComes(nowMs + 249);
    assertThat(merge.isReady(nowMs + 249)).isFalse();
    merge.nothingComes(nowMs + 250);
    assertThat(merge.isReady(nowMs + 250)).isTrue();

    // From now on nobody waits for it.
    merge.next();
    take(old("sales", 1, DAY_3));
    assertThat(merge.isReady(nowMs + 250)).isTrue();
  }

  @Test
  void silenceIsCountedAnewBehindEachRecord() {
    take(old("sales", 0, DAY_2));
    merge.nothingComes(nowMs);
    take(old("returns", 0, DAY_1));
    merge.next();

    merge.nothingComes(nowMs + 250);
    assertThat(merge.isReady(nowMs + 250)).isFalse();
    merge.nothingComes(nowMs + 499);
    assertThat(merge.isReady(nowMs + 499)).isFalse();
    merge.nothingComes(nowMs + 500);
    assertThat(merge.isReady(nowMs + 500)).isTrue();
  }

  @Test
  void aPartitionMayBeSilentWhileItsRecordsWait() {
    take(old("sales", 0, DAY_2));
    take(old("returns", 0, DAY_1));
    merge.nothingComes(nowMs);
    merge.nothingComes(nowMs + 250);

    assertThat(merge.next().topic()).isEqualTo("returns");
    assertThat(merge.isReady(nowMs + 250)).isTrue();
  }

  @Test
  void aPausedPartitionIsNotSilentUntilItGoesOn() {
    for (int i = 0; i < RecordMerge.FULL_RECORDS; i++) {
      take(old("returns", i, DAY_1));
    }
    assertThat(merge.pauses("returns-0")).isTrue();
    merge.nothingComes(nowMs);
    merge.nothingComes(nowMs + 250);
    for (int i = 0; i < RecordMerge.FULL_RECORDS; i++) {
      merge.next();
    }
    take(old("sales", 0, DAY_2));

    assertThat(merge.isReady(nowMs + 250)).isFalse();
    assertThat(merge.resumes("returns-0")).isTrue();
    merge.nothingComes(nowMs + 300);
    assertThat(merge.isReady(nowMs + 300)).isFalse();
    merge.nothingComes(nowMs + 550);
    assertThat(merge.isReady(nowMs + 550)).isTrue();
  }

  @Test
  void aPartitionWhoseLastRecordWasNewIsAtItsEnd() {
    take(received("returns", 0, Instant.ofEpochMilli(nowMs)));
    merge.next();

    take(old("sales", 0, DAY_1));

    assertThat(merge.isReady(nowMs)).isTrue();
  }

  @Test
  void aLateRecordGoesWhenItsPartitionComesToIt() {
    take(old("sales", 0, DAY_2));
    take(old("sales", 1, DAY_1));
    take(old("returns", 0, DAY_3));

    assertThat(List.of(merge.next(), merge.next()))
        .extracting(KafkaRecord::offset)
        .containsExactly(0L, 1L);
  }

  @Test
  void partitionsOfTheSameTimeTakeTurnsByName() {
    take(old("sales", 0, DAY_1));
    take(old("returns", 0, DAY_1));

    assertThat(merge.next().topic()).isEqualTo("returns");
    assertThat(merge.next().topic()).isEqualTo("sales");
    assertThat(merge.isEmpty()).isTrue();
  }

  @Test
  void tellsWhereAPartitionGoesOn() {
    assertThat(merge.firstHeldOffset("sales-0")).isEmpty();
    take(old("sales", 7, DAY_1));
    take(old("sales", 9, DAY_1));
    assertThat(merge.firstHeldOffset("sales-0")).isEqualTo(OptionalLong.of(7));

    merge.next();

    assertThat(merge.firstHeldOffset("sales-0")).isEqualTo(OptionalLong.of(9));
    assertThat(merge.firstHeldOffset("returns-0")).isEmpty();
  }

  @Test
  void pausesByRecordsAndGoesOnAtHalf() {
    for (int i = 0; i < RecordMerge.FULL_RECORDS - 1; i++) {
      take(old("sales", i, DAY_1));
    }
    assertThat(merge.pauses("sales-0")).isFalse();
    take(old("sales", 999, DAY_1));
    assertThat(merge.pauses("returns-0")).isFalse();
    assertThat(merge.pauses("sales-0")).isTrue();
    assertThat(merge.pauses("sales-0")).as("it is paused already").isFalse();

    for (int i = 0; i < RecordMerge.FULL_RECORDS / 2 - 1; i++) {
      merge.next();
    }
    assertThat(merge.resumes("sales-0")).isFalse();
    merge.next();
    assertThat(merge.resumes("sales-0")).isTrue();
    assertThat(merge.resumes("sales-0")).as("it goes on already").isFalse();
  }

  @Test
  void pausesByBytesAndGoesOnAtHalf() {
    byte[] megabyte = new byte[1024 * 1024];
    for (int i = 0; i < 4; i++) {
      assertThat(merge.pauses("sales-0")).isFalse();
      take(
          new KafkaRecord(
              "sales",
              0,
              i,
              RECEIVED.toEpochMilli(),
              null,
              megabyte,
              new String[0],
              new byte[0][]));
    }
    assertThat(merge.pauses("sales-0")).isTrue();

    merge.next();
    assertThat(merge.resumes("sales-0")).isFalse();
    merge.next();
    assertThat(merge.resumes("sales-0")).isTrue();
  }

  @Test
  void aPartitionThatIsNotItsOwnIsAnError() {
    assertThatThrownBy(() -> merge.take("sales-1", old("sales", 0, DAY_1), nowMs))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("partition sales-1 was not assigned");
    assertThatThrownBy(() -> merge.assign("sales-0"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("partition sales-0 is assigned already");
  }

  /** Hours are given out to partitions in any way; records are taken in any order between them. */
  @Property
  void aHistoryComesOutInTheOrderOfItsTime(
      @ForAll @Size(min = 1, max = 200) List<@IntRange(min = 0, max = 4) Integer> partitionOfHour,
      @ForAll @IntRange(min = 0, max = 1_000_000) int seed) {
    RecordMerge five = new RecordMerge(PATIENCE);
    List<List<KafkaRecord>> partitions = new ArrayList<>();
    for (int p = 0; p < 5; p++) {
      partitions.add(new ArrayList<>());
      five.assign("t" + p + "-0");
    }
    for (int hour = 0; hour < partitionOfHour.size(); hour++) {
      int p = partitionOfHour.get(hour);
      Instant happened = DAY_1.plus(Duration.ofHours(hour));
      partitions.get(p).add(old("t" + p, partitions.get(p).size(), happened));
    }
    Random random = new Random(seed);
    List<KafkaRecord> out = new ArrayList<>();
    int left = partitionOfHour.size();
    while (left > 0) {
      List<KafkaRecord> from = partitions.get(random.nextInt(5));
      if (!from.isEmpty()) {
        KafkaRecord record = from.removeFirst();
        five.take(record.topic() + "-0", record, nowMs);
        left--;
      }
      while (five.isReady(nowMs)) {
        out.add(five.next());
      }
    }
    five.nothingComes(nowMs);
    five.nothingComes(nowMs + 250);
    while (five.isReady(nowMs + 250)) {
      out.add(five.next());
    }

    assertThat(out)
        .hasSize(partitionOfHour.size())
        .isSortedAccordingTo(Comparator.comparingLong(EventTime::of));
  }

  private void take(KafkaRecord record) {
    merge.take(record.topic() + "-0", record, nowMs);
  }

  private static KafkaRecord received(String topic, long offset, Instant received) {
    return Histories.record(topic, offset, DAY_1.toString(), received);
  }
}
