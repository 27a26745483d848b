package io.loopledger.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConvertersTest {

  @ParameterizedTest
  @CsvSource({
    "2026-11-01, 2026-11-01T00:00:00Z",
    "2026-11-01T08:00:00Z, 2026-11-01T08:00:00Z",
    "2026-11-01T08:00:00.5+01:00, 2026-11-01T07:00:00.500Z"
  })
  void aDayIsItsMidnightInUtcAndATimeIsItself(String text, String instant) {
    assertThat(Converters.time(text)).isEqualTo(Instant.parse(instant));
  }
}
