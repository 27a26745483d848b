package io.loopledger.night.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private static final Backoff FIVE = new Backoff(5, Duration.ofSeconds(5), Duration.ofSeconds(30));

  @Test
  void eachWaitIsTwiceTheOneBeforeUpToTheLongest() {
    assertThat(IntStream.rangeClosed(1, 5).mapToObj(FIVE::before).map(Optional::orElseThrow))
        .containsExactly(
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(20),
            Duration.ofSeconds(30),
            Duration.ofSeconds(30));
  }

  @Test
  void afterTheLastTimeItIsNotTriedAgain() {
    assertThat(FIVE.before(6)).isEmpty();
    assertThat(new Backoff(0, Duration.ofSeconds(5), Duration.ofSeconds(5)).before(1)).isEmpty();
  }

  @Test
  void aFirstWaitLongerThanTheLongestIsRefused() {
    assertThatThrownBy(() -> new Backoff(1, Duration.ofSeconds(9), Duration.ofSeconds(8)))
        .hasMessage(
            "the first wait is PT9S and the longest PT8S; the first is more than nothing and at most the longest");
  }
}
