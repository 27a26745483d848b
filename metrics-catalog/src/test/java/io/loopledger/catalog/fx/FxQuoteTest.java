package io.loopledger.catalog.fx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
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

  private static FxQuote quote(String from, String to) {
    return new FxQuote("GBP", "USD", new BigDecimal(from), new BigDecimal(to), DAY);
  }
}
