package io.loopledger.schemas.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {
  @Test
  void isReadExactlyAndShownWithoutTrailingZeros() {
    Money money = Money.of("2.550", "GBP");

    assertThat(money).isEqualTo(new Money(2_550_000, "GBP"));
    assertThat(money.amount()).isEqualTo("2.550000");
    assertThat(money).hasToString("2.55 GBP");
    assertThat(Money.of("100", "EUR")).hasToString("100 EUR");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "eur", "EURO", "EU", "XYZ", "€", "EUR ", "123"})
  void aCurrencyThatIsNoIsoCodeIsRefusedWithTheValue(String currency) {
    assertThatThrownBy(() -> new Money(1, currency))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("currency '%s' is not an ISO 4217 code; use one such as EUR or GBP", currency);
  }

  @Test
  void multipliesAndNegatesExactlyOrFails() {
    assertThat(Money.of("0.001", "GBP").times(-12_540)).isEqualTo(Money.of("-12.54", "GBP"));
    assertThat(Money.of("1", "EUR").negated()).isEqualTo(Money.of("-1", "EUR"));
    assertThatThrownBy(() -> new Money(Long.MAX_VALUE, "EUR").times(2))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> new Money(Long.MIN_VALUE, "EUR").negated())
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void moreThanSixDecimalsAreNeverRounded() {
    assertThatThrownBy(() -> Money.of("0.1234567", "EUR"))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("'0.1234567'");
  }
}
