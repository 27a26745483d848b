package io.loopledger.proof.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.proof.compare.OffsetRuns.Partition;
import io.loopledger.proof.compare.OffsetRuns.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class OffsetRunsTest {
  private static final Partition RETURNS = new Partition("returns", 0);

  @Test
  void whatIsMissingBetweenFirstAndLastIsAGap() {
    OffsetRuns runs = runs(7, 5, 6, 9, 20, 12);

    assertThat(runs.gaps(RETURNS)).containsExactly(new Run(8, 8), new Run(10, 11), new Run(13, 19));
    assertThat(runs.twice(RETURNS)).isEmpty();
    assertThat(runs.records()).isEqualTo(6);
  }

  @Test
  void whatComesAgainIsToldAsOftenAsItComes() {
    assertThat(runs(1, 2, 2, 1, 2).twice(RETURNS)).containsExactly(2L, 1L, 2L);
  }

  @Test
  void partitionsAreCountedApart() {
    OffsetRuns runs = runs(1, 2);
    runs.add("returns", 1, 9);
    runs.add("payouts", 0, 4);

    assertThat(runs.partitions())
        .containsExactly(new Partition("payouts", 0), RETURNS, new Partition("returns", 1));
    assertThat(runs.partitions()).allSatisfy(p -> assertThat(runs.gaps(p)).isEmpty());
  }

  /** A million offsets are one chunk of bits: gaps may reach over chunks. */
  @Property(tries = 200)
  void gapsAreWhatASetSays(
      @ForAll @Size(min = 1, max = 30) List<@LongRange(min = 0, max = 4_000_000) Long> bases) {
    OffsetRuns runs = new OffsetRuns();
    SortedSet<Long> seen = new TreeSet<>();
    for (long base : bases) {
      for (long offset = base; offset < base + 3; offset++) {
        runs.add("returns", 0, offset);
        seen.add(offset);
      }
    }

    List<Run> expected = new ArrayList<>();
    long next = seen.first();
    for (long offset : seen) {
      if (offset > next) {
        expected.add(new Run(next, offset - 1));
      }
      next = offset + 1;
    }
    assertThat(runs.gaps(RETURNS)).isEqualTo(expected);
    assertThat(runs.records()).isEqualTo(seen.size());
  }

  @Test
  void aFullPartitionOverChunksHasNoGap() {
    OffsetRuns runs = new OffsetRuns();
    for (long offset = 1_048_000; offset < 1_049_000; offset++) {
      runs.add("returns", 0, offset);
    }

    assertThat(runs.gaps(RETURNS)).isEmpty();
  }

  @Test
  void anOffsetBelowZeroIsRefused() {
    assertThatThrownBy(() -> runs(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("offset -1 of returns, partition 0; Kafka counts from 0");
  }

  private static OffsetRuns runs(long... offsets) {
    OffsetRuns runs = new OffsetRuns();
    for (long offset : offsets) {
      runs.add("returns", 0, offset);
    }
    return runs;
  }
}
