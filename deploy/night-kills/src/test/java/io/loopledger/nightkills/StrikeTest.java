package io.loopledger.nightkills;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StrikeTest {
  @Test
  void theFirstNightIsKilledAtEachBoundary() {
    assertThat(Strike.of(0, 3, 6, new SplittableRandom(1)))
        .containsExactly(
            new Strike(Strike.Kind.KILL_AT_BOUNDARY, 1, 0),
            new Strike(Strike.Kind.KILL_AT_BOUNDARY, 2, 0),
            new Strike(Strike.Kind.KILL_AT_BOUNDARY, 3, 0));
  }

  @Test
  void theOthersAreHitByEverythingWithinTheNight() {
    List<Strike> strikes = Strike.of(1, 3, 9, new SplittableRandom(1));

    assertThat(strikes)
        .extracting(Strike::kind)
        .containsExactlyInAnyOrder(
            Strike.Kind.KILL,
            Strike.Kind.KILL,
            Strike.Kind.KILL,
            Strike.Kind.KILL,
            Strike.Kind.KILL,
            Strike.Kind.KILL,
            Strike.Kind.TRINO,
            Strike.Kind.POSTGRES,
            Strike.Kind.WAREHOUSE);
    assertThat(strikes.stream().mapToLong(strike -> strike.millis(60_000)).sum())
        .isBetween(1L, 60_000L);
  }

  @Test
  void theSameSeedHitsTheSame() {
    assertThat(Strike.of(1, 9, 6, new SplittableRandom(7)))
        .isEqualTo(Strike.of(1, 9, 6, new SplittableRandom(7)));
  }
}
