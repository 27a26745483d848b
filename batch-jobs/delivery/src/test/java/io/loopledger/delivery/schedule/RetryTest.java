package io.loopledger.delivery.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.night.calendar.Backoff;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryTest {
  private static final Instant FAILED = Instant.parse("2026-11-01T05:00:00Z");

  private final Retry retry =
      new Retry(new Backoff(4, Duration.ofMinutes(1), Duration.ofMinutes(5)));

  @Test
  void theWaitDoublesUpToALongestAndAtMostAFifthIsAdded() {
    assertThat(wait("a", 1)).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(72));
    assertThat(wait("a", 2)).isBetween(Duration.ofSeconds(120), Duration.ofSeconds(144));
    assertThat(wait("a", 3)).isBetween(Duration.ofSeconds(240), Duration.ofSeconds(288));
    assertThat(wait("a", 4)).isBetween(Duration.ofSeconds(300), Duration.ofSeconds(360));
    assertThat(retry.next("a", 5, FAILED)).isEmpty();
  }

  @Test
  void theSameIdAndAttemptGiveTheSameTime() {
    assertThat(wait("acme@2026-11-01T05:00:00Z/sftp", 1))
        .isEqualTo(wait("acme@2026-11-01T05:00:00Z/sftp", 1));
  }

  @Test
  void manyThatFailedTogetherDoNotComeBackTogether() {
    assertThat(
            IntStream.range(0, 100)
                .mapToObj(number -> wait("report-" + number, 1))
                .collect(Collectors.toSet()))
        .hasSizeGreaterThan(50);
  }

  private Duration wait(String id, int attempts) {
    return Duration.between(FAILED, retry.next(id, attempts, FAILED).orElseThrow());
  }
}
