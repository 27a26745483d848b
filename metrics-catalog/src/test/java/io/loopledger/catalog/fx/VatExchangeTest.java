package io.loopledger.catalog.fx;

import static io.loopledger.catalog.fx.VatRatePolicy.DAILY;
import static io.loopledger.catalog.fx.VatRatePolicy.LAST_DAY_OF_PERIOD;
import static io.loopledger.catalog.fx.VatRatePolicy.MONTHLY_AVERAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Golden values: worked out with decimals from the ECB's own CSV file, not by this code. */
class VatExchangeTest {
  private final FxRates rates = FxRates.builtIn();

  @ParameterizedTest(name = "{0}: {1} per EUR")
  @CsvSource({
    "2022-10-01, 0.8705766667, 2022-10-31", "2022-10-31, 0.8705766667, 2022-10-31",
    "2023-01-15, 0.8821231818, 2023-01-31", "2010-12-25, 0.8481282609, 2010-12-31",
    "2022-02-28, 0.8378725000, 2022-02-28"
  })
  void theMonthlyAverageIsTheMeanOfTheMonthsRates(LocalDate day, String gbp, LocalDate last) {
    FxQuote quote = rates.vatRate(MONTHLY_AVERAGE, "GBP", "EUR", day);

    assertThat(quote.fromPerEur()).isEqualTo(gbp);
    assertThat(quote.toPerEur()).isEqualByComparingTo("1");
    assertThat(quote.rateDate()).isEqualTo(last);
  }

  @Test
  void aCrossRateDividesTwoAverages() {
    FxQuote quote = rates.vatRate(MONTHLY_AVERAGE, "GBP", "USD", LocalDate.parse("2022-10-14"));

    assertThat(quote.rate()).isEqualTo("1.1286388715");
    assertThat(quote.convertMicros(34_970_000)).isEqualTo(39_468_501);
  }

  @ParameterizedTest(name = "{0}: {1} of {2}")
  @CsvSource({
    "2022-07-01, 0.883, 2022-09-30", "2022-09-30, 0.883, 2022-09-30",
    "2022-10-01, 0.8863, 2023-01-02", "2022-12-31, 0.8863, 2023-01-02",
    "2018-02-14, 0.87523, 2018-04-03", "2013-03-31, 0.8469, 2013-04-02"
  })
  void theQuartersLastDayOrTheNextDayOfPublicationCounts(
      LocalDate day, String gbp, LocalDate rateDate) {
    FxQuote quote = rates.vatRate(LAST_DAY_OF_PERIOD, "GBP", "EUR", day);

    assertThat(quote.fromPerEur()).isEqualTo(gbp);
    assertThat(quote.rateDate()).isEqualTo(rateDate);
  }

  @Test
  void underDailyAnEventHasItsBookingRateAndADayItsOwn() {
    Instant morning = Instant.parse("2010-12-01T08:26:00Z");
    LocalDate day = LocalDate.parse("2010-12-01");

    assertThat(rates.vatRate(DAILY, "GBP", "EUR", morning, day))
        .isEqualTo(rates.bookingRate("GBP", "EUR", morning));
    assertThat(rates.vatRate(DAILY, "GBP", "EUR", day).rateDate()).isEqualTo(day);
    assertThat(rates.vatRate(DAILY, "GBP", "EUR", LocalDate.parse("2022-10-30")).rateDate())
        .isEqualTo("2022-10-28");
    assertThat(rates.vatRate(MONTHLY_AVERAGE, "GBP", "EUR", morning, day).fromPerEur())
        .isEqualTo("0.8481282609");
  }

  @ParameterizedTest
  @EnumSource(VatRatePolicy.class)
  void aCurrencyToItselfNeedsNoRate(VatRatePolicy policy) {
    LocalDate day = LocalDate.parse("2031-07-01");

    assertThat(rates.vatRate(policy, "GBP", "GBP", day)).isEqualTo(FxQuote.identity("GBP", day));
  }

  @ParameterizedTest
  @EnumSource(VatRatePolicy.class)
  void aCurrencyThatBecameTheEuroKeepsItsFixedRate(VatRatePolicy policy) {
    assertThat(rates.vatRate(policy, "HRK", "EUR", LocalDate.parse("2031-07-01")).fromPerEur())
        .isEqualByComparingTo("7.53450");
  }

  @Test
  void aMonthThatIsNotCompleteIsMissingAndNamed() {
    LocalDate day = LocalDate.parse("2023-02-10");

    assertThatThrownBy(() -> rates.vatRate(MONTHLY_AVERAGE, "GBP", "EUR", day))
        .isInstanceOf(FxRateMissingException.class)
        .hasMessageContaining("no monthly average for currency GBP on 2023-02-28")
        .hasMessageContaining("VAT of 2023-02-10: all of 2023-02 must be in the rates")
        .hasMessageContaining("0.87925 per EUR of 2023-02-21");
    assertThat(rates.findVatRate(MONTHLY_AVERAGE, "GBP", "EUR", day)).isEmpty();
    assertThat(rates.findVatRate(MONTHLY_AVERAGE, "GBP", "EUR", LocalDate.parse("1998-12-01")))
        .isEmpty();
  }

  @Test
  void aCurrencyThatLeftDuringTheMonthHasNoAverage() {
    assertThatThrownBy(
            () -> rates.vatRate(MONTHLY_AVERAGE, "RUB", "EUR", LocalDate.parse("2022-03-01")))
        .isInstanceOf(FxRateMissingException.class)
        .hasMessageContaining("117.201 per EUR of 2022-03-01");
  }

  @Test
  void aQuarterThatHasNotEndedIsMissing() {
    LocalDate day = LocalDate.parse("2023-02-10");

    assertThatThrownBy(() -> rates.vatRate(LAST_DAY_OF_PERIOD, "GBP", "EUR", day))
        .isInstanceOf(FxRateMissingException.class)
        .hasMessageContaining("currency GBP on 2023-03-31 (VAT of 2023-02-10)")
        .hasMessageContaining("0.87925 per EUR of 2023-02-21");
  }

  @Test
  void aMonthEndsWithItsLastDayOfPublication() {
    LocalDate thursday = LocalDate.parse("2024-03-28");
    FxRates march =
        FxRates.simulated(
            Map.of(
                LocalDate.parse("2024-03-01"),
                Map.of("GBP", new BigDecimal("0.8")),
                thursday,
                Map.of("GBP", new BigDecimal("0.9"))));

    assertThat(march.vatRate(MONTHLY_AVERAGE, "GBP", "EUR", thursday).fromPerEur())
        .as("Good Friday and Easter follow")
        .isEqualTo("0.8500000000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024-03-29",
        "2024-04-01",
        "2024-05-01",
        "2024-12-25",
        "2024-12-26",
        "2025-01-01",
        "2025-04-18",
        "2025-04-21",
        "2024-06-01",
        "2024-06-02"
      })
  void targetIsClosed(LocalDate day) {
    assertThat(TargetDays.isOpen(day)).isFalse();
  }

  @Test
  void sinceTwoThousandAndTwoTheBuiltInRatesAreOfEveryDayThatTargetIsOpen() {
    LocalDate first = LocalDate.parse("2002-01-01");

    assertThat(first.datesUntil(rates.lastDay().plusDays(1)))
        .allSatisfy(
            day ->
                assertThat(rates.perEur("USD", day).isPresent())
                    .as("%s", day)
                    .isEqualTo(TargetDays.isOpen(day)));
    assertThat(TargetDays.first(YearMonth.parse("2024-01"))).isEqualTo("2024-01-02");
    assertThat(TargetDays.last(YearMonth.parse("2024-03"))).isEqualTo("2024-03-28");
  }
}
