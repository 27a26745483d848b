package io.loopledger.schemas.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read by hand is read as Java reads it, and refused where Java refuses it. */
class Rfc3339Test {
  @Provide
  Arbitrary<String> times() {
    return Combinators.combine(
            Arbitraries.longs().between(-62_135_596_800L, 253_402_300_799L),
            Arbitraries.of(0, 1, 500_000_000, 120_000, 999_999_999),
            Arbitraries.integers().between(-18 * 60, 18 * 60))
        .as(
            (seconds, nanos, offset) ->
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                    Instant.ofEpochSecond(seconds, nanos)
                        .atOffset(ZoneOffset.ofTotalSeconds(offset * 60))));
  }

  @Provide
  Arbitrary<String> damagedTimes() {
    return Combinators.combine(
            times(),
            Arbitraries.integers().between(0, 40),
            Arbitraries.chars().with("0123456789-+:.TtZz 5692"),
            Arbitraries.of(true, false))
        .as(
            (time, place, sign, isInserted) -> {
              int at = Math.min(place, time.length() - 1);
              return time.substring(0, at) + sign + time.substring(isInserted ? at : at + 1);
            });
  }

  @Property(tries = 5000)
  void aTimeIsReadAsJavaReadsIt(@ForAll("times") String text) {
    assertThat(Rfc3339.parse(text)).isEqualTo(OffsetDateTime.parse(text).toInstant());
  }

  @Property(tries = 20_000)
  void aDamagedTimeIsReadOrRefusedAsJavaDoes(@ForAll("damagedTimes") String text) {
    assertThat(here(text)).as(text).isEqualTo(java(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-01T09:30:00",
        "2026-02-29T09:30:00Z",
        "2026-11-01T24:00:00Z",
        "2026-11-01T23:59:60Z",
        "2026-11-01T09:30:00.1234567890Z",
        "2026-11-01T09:30:00+19:00",
        "2026-11-01T09:30:00+01:60",
        "2026-11-01 09:30:00Z",
        "٢٠26-11-01T09:30:00Z",
        "",
      })
  void whatJavaRefusesIsRefused(String text) {
    assertThat(java(text)).isEmpty();
    assertThat(here(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-01T09:30Z",
        "2026-11-01T09:30:00.Z",
        "2026-11-01t09:30:00z",
        "2026-11-01T09:30:00+01",
        "2026-11-01T09:30:00+01:30:15",
        "2026-11-01T09:30:00-00:00",
        "2026-11-01T09:30:00+18:00",
        "2024-02-29T23:59:59.999999999-17:59",
        "+12026-11-01T09:30:00Z",
      })
  void whatJavaReadsIsRead(String text) {
    assertThat(here(text)).isPresent().isEqualTo(java(text));
  }

  private static Optional<Instant> here(String text) {
    try {
      return Optional.of(Rfc3339.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> java(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
