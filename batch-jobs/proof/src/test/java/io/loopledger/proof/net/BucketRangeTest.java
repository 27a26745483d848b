package io.loopledger.proof.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BucketRangeTest {
  @Test
  void threeProcessesShareAllBuckets() {
    assertThat(BucketRange.split(3))
        .containsExactly(
            new BucketRange(0, 84), new BucketRange(85, 169), new BucketRange(170, 255));
  }

  @Property
  void everyBucketIsInOneRange(@ForAll @IntRange(min = 1, max = 256) int processes) {
    List<BucketRange> ranges = BucketRange.split(processes);

    assertThat(ranges).hasSize(processes);
    for (int bucket = 0; bucket < Hash.BUCKETS; bucket++) {
      int wanted = bucket;
      assertThat(ranges.stream().filter(range -> range.contains(wanted))).hasSize(1);
    }
  }

  @Test
  void aRangeOutsideTheBucketsIsRefused() {
    assertThatThrownBy(() -> new BucketRange(0, 256))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("buckets 0 to 256; buckets are 0 to 255, the first is not above the last");
  }
}
