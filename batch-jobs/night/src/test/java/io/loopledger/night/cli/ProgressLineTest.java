package io.loopledger.night.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
  @Test
  void theRateAndTheRemainingTimeAreShown() {
    assertThat(ProgressLine.of(1_200_000, 10_000_000, "entries", Duration.ofSeconds(30)))
        .isEqualTo("1,200,000 of 10,000,000 entries  12 %  40,000/s  3 min 40 s left");
  }

  @Test
  void withoutATotalOnlyTheRateIsShown() {
    assertThat(ProgressLine.of(500, 0, "lines", Duration.ofSeconds(2)))
        .isEqualTo("500 lines  250/s");
  }

  @Test
  void nothingIsLeftAtTheEnd() {
    assertThat(ProgressLine.of(10, 10, "files", Duration.ofSeconds(4)))
        .isEqualTo("10 of 10 files  100 %  3/s");
  }
}
