package io.loopledger.catalog.fx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Golden values: looked up with grep in the ECB's own CSV file, not computed by this code. */
class FxRatesTest {
  private final FxRates rates = FxRates.builtIn();

  @ParameterizedTest(name = "{0}: {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2010-12-01T08:26:00Z | 2010-11-30 | 0.83765 | the morning has the day before's rate
          2010-12-01T14:59:59Z | 2010-11-30 | 0.83765 | a second before 16:00 in Berlin
          2010-12-01T15:00:00Z | 2010-12-01 | 0.8393  | at 16:00 in Berlin
          2022-10-29T20:00:00Z | 2022-10-28 | 0.8612  | Saturday
          2022-10-30T01:30:00Z | 2022-10-28 | 0.8612  | Sunday, the day of 25 hours
          2022-03-25T14:59:59Z | 2022-03-24 | 0.83288 | winter time: 16:00 is 15:00 UTC
          2022-03-27T01:30:00Z | 2022-03-25 | 0.8338  | Sunday, the day of 23 hours
          2022-03-28T13:59:59Z | 2022-03-25 | 0.8338  | summer time: not yet 14:00 UTC
          2022-03-28T14:00:00Z | 2022-03-28 | 0.83643 | summer time: 16:00 is 14:00 UTC
          2022-10-31T14:30:00Z | 2022-10-28 | 0.8612  | winter time again: not yet 15:00 UTC
          2022-10-31T15:00:00Z | 2022-10-31 | 0.86115 | winter time again
          2022-04-19T10:00:00Z | 2022-04-14 | 0.82908 | after Easter, five days old
          2022-04-19T14:00:00Z | 2022-04-19 | 0.82955 | after Easter, published
          2023-02-26T22:59:59Z | 2023-02-21 | 0.87925 | five days after the last rate
          """)
  void theLatestPublishedRateIsUsed(Instant at, LocalDate day, BigDecimal gbp, String why) {
    FxQuote quote = rates.bookingRate("GBP", "EUR", at);

    assertThat(quote).as(why).isEqualTo(new FxQuote("GBP", "EUR", gbp, BigDecimal.ONE, day));
  }

  @Test
  void aCrossRateTakesBothLegsFromTheSameDay() {
    FxQuote quote = rates.bookingRate("GBP", "USD", Instant.parse("2023-02-21T18:00:00Z"));

    assertThat(quote.rate()).isEqualTo("1.2128518624");
    assertThat(quote.convertMicros(139_000_000)).isEqualTo(168_586_409);
    assertThat(quote.rateDate()).isEqualTo("2023-02-21");
  }

  @Test
  void aDayWithOneLegOnlyIsPassedOver() {
    LocalDate monday = LocalDate.parse("2024-01-08");
    FxRates gappy =
        FxRates.simulated(
            Map.of(
                monday,
                Map.of("GBP", new BigDecimal("0.8"), "USD", new BigDecimal("1.2")),
                monday.plusDays(1),
                Map.of("USD", new BigDecimal("1.3"))));

    FxQuote cross = gappy.bookingRate("GBP", "USD", Instant.parse("2024-01-10T09:00:00Z"));
    FxQuote direct = gappy.bookingRate("EUR", "USD", Instant.parse("2024-01-10T09:00:00Z"));

    assertThat(cross.rateDate()).isEqualTo(monday);
    assertThat(cross.rate()).isEqualTo("1.5000000000");
    assertThat(direct.rateDate()).isEqualTo(monday.plusDays(1));
  }

  @Test
  void aCurrencyToItselfHasRateOneOfTheDayItselfEvenWithoutAnyRate() {
    FxQuote quote = rates.bookingRate("XXX", "XXX", Instant.parse("2031-06-30T22:30:00Z"));

    assertThat(quote.rate()).isEqualTo("1.0000000000");
    assertThat(quote.rateDate()).as("the day in Berlin").isEqualTo("2031-07-01");
    assertThat(quote.convertMicros(Long.MIN_VALUE)).isEqualTo(Long.MIN_VALUE);
  }

  @Test
  void aRateOfSixDaysAgoIsMissingAndTheLastOneIsNamed() {
    Instant at = Instant.parse("2023-02-26T23:00:00Z");

    FxRateMissingException missing =
        catchThrowableOfType(
            FxRateMissingException.class, () -> rates.bookingRate("EUR", "GBP", at));

    assertThat(missing.currency()).isEqualTo("GBP");
    assertThat(missing.day()).isEqualTo("2023-02-26");
    assertThat(missing.lastKnown())
        .contains(new FxRate(LocalDate.parse("2023-02-21"), "GBP", new BigDecimal("0.87925")));
    assertThat(missing)
        .hasMessageContaining("0.87925 per EUR of 2023-02-21")
        .hasMessageContaining(rates.version())
        .hasMessageContaining("./loopledger rates load FILE");
    assertThat(rates.findBookingRate("EUR", "GBP", at)).isEmpty();
  }

  @ParameterizedTest(name = "{0} to {1} on {2}")
  @CsvSource({
    "ISK, EUR, 2010-06-01T12:00:00Z, ISK, 2008-12-09",
    "EUR, ISK, 2010-06-01T12:00:00Z, ISK, 2008-12-09",
    "GBP, ISK, 2010-06-01T12:00:00Z, ISK, 2008-12-09",
    "RUB, GBP, 2022-03-08T12:00:00Z, RUB, 2022-03-01",
    "GBP, AED, 2022-06-01T12:00:00Z, AED,",
    "GBP, EUR, 1998-12-31T12:00:00Z, GBP,"
  })
  void theMissingCurrencyIsNamedWithItsLastDay(
      String from, String to, Instant at, String currency, LocalDate lastDay) {
    FxRateMissingException missing =
        catchThrowableOfType(FxRateMissingException.class, () -> rates.bookingRate(from, to, at));

    assertThat(missing.currency()).isEqualTo(currency);
    assertThat(missing.lastKnown().map(FxRate::day).orElse(null)).isEqualTo(lastDay);
  }

  @Test
  void theBuiltInHistoryCoversWhatItSays() {
    assertThat(rates.firstDay()).isEqualTo("1999-01-04");
    assertThat(rates.lastDay()).isEqualTo("2023-02-21");
    assertThat(rates.days()).isEqualTo(6184);
    assertThat(rates.currencies()).hasSize(41).contains("GBP", "TRL").doesNotContain("EUR");
    assertThat(rates.isSimulated()).isFalse();
    assertThat(rates.version()).matches("ecb-2023-02-21-[0-9a-f]{8}");
    assertThat(rates.perEur("TRL", LocalDate.parse("1999-01-04")).orElseThrow())
        .isEqualTo("372274");
    assertThat(rates.perEur("ISK", LocalDate.parse("2010-12-01"))).isEmpty();
    assertThat(rates.perEur("GBP", LocalDate.parse("2022-10-30"))).isEmpty();
    assertThat(rates.perEur("GBP", LocalDate.parse("1998-10-30"))).isEmpty();
  }

  @Test
  void simulatedRatesSaySo() {
    LocalDate day = LocalDate.parse("2024-01-08");

    FxRates made = FxRates.simulated(Map.of(day, Map.of("GBP", new BigDecimal("0.80"))));

    assertThat(made.isSimulated()).isTrue();
    assertThat(made.version()).startsWith("simulated-2024-01-08-");
    assertThat(made.rates()).containsExactly(new FxRate(day, "GBP", new BigDecimal("0.8")));
  }

  @Test
  void ratesWithoutARateOrWithABadOneAreRefused() {
    LocalDate day = LocalDate.parse("2024-01-08");

    assertThatThrownBy(() -> FxRates.simulated(Map.of(day, Map.of())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no rates");
    assertThatThrownBy(() -> FxRates.simulated(Map.of(day, Map.of("GBP", BigDecimal.ZERO))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("rate '0' is not positive");
  }

  @Test
  void aCurrencyThatBecameTheEuroKeepsItsFixedRate() {
    FxRates rates = FxRates.builtIn();

    FxQuote quote = rates.bookingRate("HRK", "EUR", Instant.parse("2024-03-05T10:00:00Z"));

    assertThat(quote.fromPerEur()).isEqualByComparingTo("7.53450");
    assertThat(quote.rateDate()).isEqualTo("2024-03-05");
    assertThat(quote.convertMicros(753_450_000)).isEqualTo(100_000_000);
  }

  @Test
  void theFixedRateNeedsNoLoadedDay() {
    FxQuote quote =
        FxRates.builtIn().bookingRate("EUR", "BGN", Instant.parse("2031-07-01T10:00:00Z"));

    assertThat(quote.convertMicros(1_000_000)).isEqualTo(1_955_830);
  }

  @Test
  void beforeItBecameTheEuroTheDaysRateHolds() {
    FxQuote quote =
        FxRates.builtIn().bookingRate("HRK", "EUR", Instant.parse("2022-06-01T10:00:00Z"));

    assertThat(quote.rateDate()).isEqualTo("2022-05-31");
    assertThat(quote.fromPerEur()).isNotEqualByComparingTo("7.53450");
  }
}
