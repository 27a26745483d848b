package io.loopledger.catalog.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProrateTest {
  @ParameterizedTest(name = "{0} x {1} / {2} = {3}")
  @CsvSource({
    "100, 1, 3, 33",
    "200, 1, 3, 67",
    "-200, 1, 3, -67",
    "1, 1, 2, 1",
    "-1, 1, 2, -1",
    "1, -1, 2, -1",
    "7, 0, 3, 0",
    "0, 5, 3, 0",
    "7, 3, 3, 7",
    "9000000000000, 4000000000000, 6000000000000, 6000000000000",
    "-9000000000000, 4000000000000, 6000000000000, -6000000000000",
    "9223372036854775807, 1, 9223372036854775806, 1",
    "3037000500, 3037000500, 3, 3074457345666750000",
    "3037000499, 3037000499, 3, 3074457343642083000"
  })
  void aShareIsRoundedHalfAwayFromZeroHoweverLargeTheProduct(
      long total, long portion, long whole, long share) {
    assertThat(Prorate.share(total, portion, whole)).isEqualTo(share);
  }

  @Test
  void aShareThatDoesNotFitIsAnError() {
    assertThatThrownBy(() -> Prorate.share(Long.MAX_VALUE, 3, 2))
        .isInstanceOf(ArithmeticException.class);
  }

  @ParameterizedTest(name = "{0} / {1} = {2}")
  @CsvSource({
    "5, 2, 3",
    "-5, 2, -3",
    "5, -2, -3",
    "-5, -2, 3",
    "4, 3, 1",
    "-4, 3, -1",
    "5, 3, 2",
    "0, 3, 0",
    "6, 3, 2",
    "7, 5, 1",
    "8, 5, 2"
  })
  void theHalfIsRoundedAwayFromZero(long value, long divisor, long quotient) {
    assertThat(Prorate.halfUp(value, divisor)).isEqualTo(quotient);
  }
}
