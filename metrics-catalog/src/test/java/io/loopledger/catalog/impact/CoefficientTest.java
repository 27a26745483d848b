package io.loopledger.catalog.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class CoefficientTest {
  @Property
  void itIsTheDecimalProductRoundedOnce(
      @ForAll int value,
      @ForAll @IntRange(max = 9) int scale,
      @ForAll @IntRange(max = 9) int digits,
      @ForAll @LongRange(min = 0, max = 1_000_000_000L) long activity) {
    BigDecimal kgPerUnit = BigDecimal.valueOf(value, scale);

    BigDecimal exact =
        kgPerUnit.multiply(BigDecimal.valueOf(activity)).movePointLeft(digits).movePointRight(6);

    assertThat(exactOrOverflow(kgPerUnit, digits, activity))
        .isEqualByComparingTo(fits(exact) ? exact.setScale(0, RoundingMode.HALF_UP) : OVERFLOW);
  }

  @Test
  void halvesGoAwayFromZero() {
    assertThat(Coefficient.of(new BigDecimal("0.0000005"), 0).microKg(1)).isEqualTo(1);
    assertThat(Coefficient.of(new BigDecimal("-0.0000005"), 0).microKg(1)).isEqualTo(-1);
    assertThat(Coefficient.of(new BigDecimal("0.0000004"), 0).microKg(1)).isZero();
    assertThat(Coefficient.of(new BigDecimal("-0.0000014"), 0).microKg(1)).isEqualTo(-1);
  }

  @Test
  void aProductBeyondALongIsExactWhereTheResultFits() {
    Coefficient truck = Coefficient.of(new BigDecimal("0.10163"), 9);

    assertThat(truck.microKg(9_000_000_000_000_000_000L)).isEqualTo(914_670_000_000_000L);
    assertThatThrownBy(() -> Coefficient.of(BigDecimal.TEN, 0).microKg(Long.MAX_VALUE))
        .isInstanceOf(ArithmeticException.class);
  }

  private static final BigDecimal OVERFLOW = new BigDecimal("1e30");

  private static BigDecimal exactOrOverflow(BigDecimal kgPerUnit, int digits, long activity) {
    try {
      return BigDecimal.valueOf(Coefficient.of(kgPerUnit, digits).microKg(activity));
    } catch (ArithmeticException e) {
      return OVERFLOW;
    }
  }

  private static boolean fits(BigDecimal value) {
    return value.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) < 0;
  }
}
