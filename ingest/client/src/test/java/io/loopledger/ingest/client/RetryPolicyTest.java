package io.loopledger.ingest.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
  private final RetryPolicy policy =
      new RetryPolicy(Duration.ofMillis(100), Duration.ofSeconds(10));

  @Property
  void aWaitIsNeverAboveItsDoublingBoundNorTheLongest(
      @ForAll @IntRange(min = 1, max = 1_000) int failures, @ForAll long seed) {
    Duration delay = policy.delay(failures, null, new Random(seed));

    double doubled = 100 * Math.pow(2, failures - 1);
    assertThat(delay).isBetween(Duration.ZERO, Duration.ofMillis((long) Math.min(doubled, 10_000)));
  }

  @Property
  void theDoorsWishIsWaitedForAtLeast(@ForAll @IntRange(max = 100) int wish, @ForAll long seed) {
    Duration delay = policy.delay(1, Duration.ofSeconds(wish), new Random(seed));

    assertThat(delay).isBetween(Duration.ofSeconds(wish), Duration.ofSeconds(wish).plusMillis(100));
  }

  @Test
  void waitsAreSpreadOverTheWholeRange() {
    Random random = new Random(7);
    long early = 0;
    for (int i = 0; i < 1_000; i++) {
      early += policy.delay(8, null, random).compareTo(Duration.ofSeconds(5)) < 0 ? 1 : 0;
    }
    assertThat(early).isBetween(450L, 550L);
  }

  @Test
  void boundsThatCannotBeAreRefused() {
    assertThatThrownBy(() -> new RetryPolicy(Duration.ofSeconds(2), Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "retry delays from PT2S to PT1S: the first must be above zero and not above the second");
  }
}
