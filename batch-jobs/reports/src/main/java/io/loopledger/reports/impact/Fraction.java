package io.loopledger.reports.impact;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * A quotient of sums, which is never averaged.
 *
 * @param numerator above
 * @param denominator below
 */
public record Fraction(BigDecimal numerator, BigDecimal denominator) {
  private static final int DIGITS = 12;

  /** As views have it: 12 digits, half up; empty where there is nothing to divide by. */
  public Optional<BigDecimal> value() {
    return denominator.signum() == 0
        ? Optional.empty()
        : Optional.of(numerator.divide(denominator, DIGITS, RoundingMode.HALF_UP));
  }
}
