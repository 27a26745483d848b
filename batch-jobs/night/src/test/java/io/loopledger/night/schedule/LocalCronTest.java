package io.loopledger.night.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class LocalCronTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private final LocalCron nightly = new LocalCron("0 30 2 * * *", BERLIN);

  @Test
  void aTimeThatTheClocksSkipComesAfterTheGap() {
    assertThat(next("2026-03-28T12:00:00Z")).isEqualTo("2026-03-29T01:30:00Z");
    assertThat(next("2026-03-29T01:30:00Z")).isEqualTo("2026-03-30T00:30:00Z");
  }

  @Test
  void aTimeThatTheClocksRepeatComesOnce() {
    assertThat(next("2026-10-24T12:00:00Z")).isEqualTo("2026-10-25T00:30:00Z");
    assertThat(next("2026-10-25T00:30:00Z")).isEqualTo("2026-10-26T01:30:00Z");
  }

  @Test
  void aNightThatEndsInTheRepeatedHourIsNotBegunAgain() {
    // 02:10 for the second time
    assertThat(next("2026-10-25T01:10:00Z")).isEqualTo("2026-10-26T01:30:00Z");
  }

  @Test
  void whatIsNoPatternIsRefused() {
    assertThatThrownBy(() -> new LocalCron("half past two", BERLIN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private Instant next(String after) {
    return nightly.getInitialExecutionTime(Instant.parse(after));
  }
}
