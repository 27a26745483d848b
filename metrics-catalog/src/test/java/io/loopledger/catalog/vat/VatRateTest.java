package io.loopledger.catalog.vat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VatRateTest {
  @ParameterizedTest(name = "{0} at {1}: {2}")
  @CsvSource({
    "219000000, 1900, 34970000", "119000000, 1900, 19000000", "119000000, 1600, 16410000",
    "219000000, 2550, 44500000", "-219000000, 1900, -34970000", "0, 1900, 0",
    "219000000, 0, 0", "5000, 1900, 0"
  })
  void theTaxInsideAGrossAmount(long gross, int basisPoints, long tax) {
    assertThat(rate(basisPoints).inGrossMicros(gross, 2)).isEqualTo(tax);
  }

  @ParameterizedTest(name = "{0} at {1} with {2} digits: {3}")
  @CsvSource({
    "100000000, 1900, 2, 19000000", "100000000, 2550, 2, 25500000", "500000, 1900, 2, 100000",
    "-500000, 1900, 2, -100000", "350000000, 1000, 0, 35000000", "345000000, 1000, 0, 35000000",
    "1234500, 1000, 3, 123000", "1235000, 1000, 3, 124000"
  })
  void theTaxOnANetAmount(long net, int basisPoints, int digits, long tax) {
    assertThat(rate(basisPoints).onNetMicros(net, digits)).isEqualTo(tax);
  }

  @Test
  void theTextHasNoNeedlessDigits() {
    assertThat(rate(1900).text()).isEqualTo("19");
    assertThat(rate(2550).text()).isEqualTo("25.5");
    assertThat(rate(2000).text()).isEqualTo("20");
    assertThat(rate(0).text()).isEqualTo("0");
    assertThat(rate(1).text()).isEqualTo("0.01");
  }

  @Property
  void theTaxInsideIsTheDecimalResultRoundedHalfUp(
      @ForAll long gross,
      @ForAll @IntRange(max = 10_000) int points,
      @ForAll @IntRange(max = 6) int digits) {
    BigDecimal exact =
        BigDecimal.valueOf(gross, 6)
            .multiply(BigDecimal.valueOf(points))
            .divide(BigDecimal.valueOf(10_000L + points), digits, RoundingMode.HALF_UP);

    assertThat(rate(points).inGrossMicros(gross, digits))
        .isEqualTo(exact.movePointRight(6).longValueExact());
  }

  @Property
  void theTaxOnTopIsTheDecimalResultRoundedHalfUp(
      @ForAll @LongRange(min = -1L << 62, max = 1L << 62) long net,
      @ForAll @IntRange(max = 10_000) int points,
      @ForAll @IntRange(max = 6) int digits) {
    BigDecimal exact =
        BigDecimal.valueOf(net, 6)
            .multiply(BigDecimal.valueOf(points, 4))
            .setScale(digits, RoundingMode.HALF_UP);

    assertThat(rate(points).onNetMicros(net, digits))
        .isEqualTo(exact.movePointRight(6).longValueExact());
  }

  @Property
  void theOppositeAmountHasTheOppositeTaxAndNeverMoreThanTheAmount(
      @ForAll @LongRange(min = 0) long gross,
      @ForAll @IntRange(max = 10_000) int points,
      @ForAll @IntRange(max = 6) int digits) {
    long tax = rate(points).inGrossMicros(gross, digits);

    assertThat(rate(points).inGrossMicros(-gross, digits)).isEqualTo(-tax);
    assertThat(tax).isBetween(0L, gross);
  }

  @Property
  void roundingIsTheDecimalRounding(
      @ForAll @LongRange(min = -1L << 62, max = 1L << 62) long micros,
      @ForAll @IntRange(max = 6) int digits) {
    BigDecimal exact = BigDecimal.valueOf(micros, 6).setScale(digits, RoundingMode.HALF_UP);

    assertThat(MinorUnits.round(micros, digits))
        .isEqualTo(exact.movePointRight(6).longValueExact());
  }

  @Test
  void whatDoesNotFitIsAnError() {
    assertThatThrownBy(() -> MinorUnits.round(Long.MAX_VALUE, 0))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> rate(10_000).onNetMicros(Long.MAX_VALUE, 0))
        .isInstanceOf(ArithmeticException.class);
    assertThat(rate(10_000).inGrossMicros(Long.MIN_VALUE, 6)).isEqualTo(Long.MIN_VALUE / 2);
  }

  @ParameterizedTest
  @CsvSource({"EUR, 2", "GBP, 2", "JPY, 0", "KWD, 3", "ISK, 0", "HRK, 2", "XXX, 0"})
  void minorUnitsFollowIso4217(String currency, int digits) {
    assertThat(MinorUnits.digits(currency)).isEqualTo(digits);
  }

  @Test
  void anUnknownCurrencyOrAStrangeDigitIsRefused() {
    assertThatThrownBy(() -> MinorUnits.digits("EURO"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("currency 'EURO'");
    assertThatThrownBy(() -> MinorUnits.round(1, 7))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("digits is 7");
    assertThatThrownBy(() -> VatRate.inGrossMicros(1, -1, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("basisPoints is -1");
  }

  @Test
  void ratesAreEqualIfAllOfThemIs() {
    LocalDate from = LocalDate.parse("2007-01-01");
    VatRate rate = new VatRate("DE", 1900, from, "UStG");

    assertThat(rate)
        .isEqualTo(new VatRate("DE", 1900, from, "UStG"))
        .isNotEqualTo(new VatRate("AT", 1900, from, "UStG"))
        .isNotEqualTo(new VatRate("DE", 1600, from, "UStG"))
        .isNotEqualTo(new VatRate("DE", 1900, from.plusDays(1), "UStG"))
        .isNotEqualTo(new VatRate("DE", 1900, from, "another law"))
        .isNotEqualTo("DE 19 % from 2007-01-01 (UStG)")
        .hasToString("DE 19 % from 2007-01-01 (UStG)");
    assertThat(rate.hashCode()).isEqualTo(("DE".hashCode() * 31 + 1900) * 31 + from.hashCode());
  }

  static VatRate rate(int basisPoints) {
    return new VatRate("DE", basisPoints, LocalDate.parse("2007-01-01"), "made up for a test");
  }
}
