package io.loopledger.local.restate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RestateProgressTest {
  @Test
  void itTellsShareRateAndTheTimeThatIsLeft() {
    assertThat(RestateProgress.folding(64, 256, 50_000, 25_000_000_000L))
        .isEqualTo("  folded 25 % of the subjects: 50,000 events, 2,000 a second; about 1:15 left");
  }
}
