package io.loopledger.catalog.fx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FxQuoteTest {
  private static final LocalDate DAY = LocalDate.parse("2023-02-21");

  @ParameterizedTest
  @CsvSource({
    "2550000, 0.84403, 1, 3021220",
    "-1000001, 0.87925, 1.0664, -1212853",
    "1, 2, 1, 1",
    "-1, 2, 1, -1",
    "1, 2.000001, 1, 0",
    "0, 0.84403, 1, 0"
  })
  void anAmountIsRoundedOnceHalfUp(long amount, BigDecimal from, BigDecimal to, long expected) {
    assertThat(new FxQuote("GBP", "USD", from, to, DAY).convertMicros(amount)).isEqualTo(expected);
  }

  @Test
  void theShownRateHasTenDecimals() {
    assertThat(quote("0.87925", "1.0664").rate()).isEqualTo("1.2128518624");
    assertThat(quote("0.84403", "1").rate()).isEqualTo("1.1847920098");
  }

  @Test
  void anAmountBeyondTheLedgerIsAnErrorThatNamesIt() {
    assertThatThrownBy(() -> quote("0.5", "2").convertMicros(Long.MAX_VALUE))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("9223372036854775807 micro-units of GBP")
        .hasMessageContaining("more than the ledger can hold");
  }

  @Test
  void aRateThatIsNotPositiveIsRefused() {
    assertThatThrownBy(() -> quote("0", "1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("fromPerEur is 0; a rate is positive");
    assertThatThrownBy(() -> quote("1", "-0.1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("toPerEur is -0.1; a rate is positive");
  }

  @Test
  void aCurrencyCannotHaveTwoRatesToItself() {
    assertThatThrownBy(() -> new FxQuote("GBP", "GBP", BigDecimal.ONE, BigDecimal.TWO, DAY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("give both legs the same rate");
  }

  @Property(tries = 5000)
  void theShortCutIsTheDecimalResult(
      @ForAll long amount, @ForAll("legs") BigDecimal from, @ForAll("legs") BigDecimal to) {
    FxQuote quote = new FxQuote("GBP", "USD", from, to, DAY);

    assertThat(converted(quote::convertMicros, amount))
        .isEqualTo(converted(quote::convertDecimal, amount));
  }

  @Property(tries = 5000)
  void theOppositeAmountConvertsToTheOpposite(
      @ForAll @LongRange(min = 0, max = 1L << 50) long amount,
      @ForAll("legs") BigDecimal from,
      @ForAll("legs") BigDecimal to) {
    FxQuote quote = new FxQuote("GBP", "USD", from, to, DAY);

    assertThat(converted(quote::convertMicros, -amount))
        .isEqualTo(converted(quote::convertMicros, amount).map(BigInteger::negate));
  }

  @Test
  void ratesOfUsualLengthHaveTheShortCut() {
    assertThat(quote("0.87925", "1.0664").ratio()).isNotNull();
    assertThat(quote("372274", "1.1789").ratio()).isNotNull();
    assertThat(quote("0.8705766667", "0.9825666667").ratio()).isNull();
    assertThat(quote("1E-300", "1E+300").ratio()).isNull();
  }

  @Test
  void equalQuotesAreEqualAndNothingElseIs() {
    assertThat(quote("0.8", "1")).isEqualTo(quote("0.8", "1")).hasSameHashCodeAs(quote("0.8", "1"));
    assertThat(quote("0.8", "1")).isNotEqualTo(quote("0.8", "1.1"));
    assertThat(quote("0.8", "1")).isNotEqualTo(quote("0.9", "1"));
    assertThat(quote("0.8", "1").toString())
        .isEqualTo("FxQuote[from=GBP, to=USD, fromPerEur=0.8, toPerEur=1, rateDate=2023-02-21]");
  }

  /** Rates as published, averages, and lengths that no rate has. */
  @Provide
  Arbitrary<BigDecimal> legs() {
    return Arbitraries.integers()
        .between(0, 14)
        .flatMap(
            scale ->
                Arbitraries.longs()
                    .between(1, 2_000_000_000_000L)
                    .map(unscaled -> BigDecimal.valueOf(unscaled, scale)));
  }

  /** Empty where it does not fit. */
  private static Optional<BigInteger> converted(LongUnaryOperator conversion, long amount) {
    try {
      return Optional.of(BigInteger.valueOf(conversion.applyAsLong(amount)));
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }

  private static FxQuote quote(String from, String to) {
    return new FxQuote("GBP", "USD", new BigDecimal(from), new BigDecimal(to), DAY);
  }
}
