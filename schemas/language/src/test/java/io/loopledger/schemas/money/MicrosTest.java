package io.loopledger.schemas.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MicrosTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0.001, 1000",
    "2.55, 2550000",
    "-0.000001, -1",
    "1.0000000000, 1000000",
    "1E+3, 1000000000",
    "9223372036854.775807, 9223372036854775807",
    "-9223372036854.775808, -9223372036854775808"
  })
  void aDecimalOfAtMostSixDecimalsIsHeldExactly(BigDecimal value, long micros) {
    assertThat(Micros.exact(value)).isEqualTo(micros);
    assertThat(Micros.toDecimal(micros)).isEqualByComparingTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0000001", "9223372036854.775808", "1E+30", "-9223372036854.775809"})
  void whatCannotBeHeldExactlyIsAnErrorThatNamesTheValueAndTheLimits(String value) {
    assertThatThrownBy(() -> Micros.exact(new BigDecimal(value)))
        .isInstanceOf(ArithmeticException.class)
        .hasMessage(
            "'%s' is not an amount the ledger can hold exactly: at most six decimals and 9.2e12",
            new BigDecimal(value).toPlainString());
  }

  @Property
  void everyAmountSurvivesTheWayThroughADecimal(@ForAll long micros) {
    BigDecimal decimal = Micros.toDecimal(micros);

    assertThat(decimal.scale()).isEqualTo(6);
    assertThat(Micros.exact(decimal)).isEqualTo(micros);
  }

  @Test
  void wholeNumbersOverflowLoudly() {
    assertThat(Micros.ofWhole(-3)).isEqualTo(-3_000_000);
    assertThat(Micros.ofWhole(9_223_372_036_854L)).isEqualTo(9_223_372_036_854_000_000L);
    assertThatThrownBy(() -> Micros.ofWhole(9_223_372_036_855L))
        .isInstanceOf(ArithmeticException.class);
  }
}
