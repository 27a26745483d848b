package io.loopledger.catalog.impact;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * Kilograms per activity, compiled: an activity in a small whole unit times this is millionths of a
 * kilogram, rounded half up (away from zero) once.
 *
 * @param numerator of the factor
 * @param divisor a power of ten; at least 1
 */
record Coefficient(long numerator, long divisor) {
  private static final int MICRO_DIGITS = 6;

  /**
   * Compiles a product of factors.
   *
   * @param kgPerUnit kg CO2e per unit of activity
   * @param activityDigits decimal digits from the activity's whole unit to the factor's, for
   *     instance 6 from grams to tonnes
   * @throws ArithmeticException if the product has too many digits
   */
  static Coefficient of(BigDecimal kgPerUnit, int activityDigits) {
    BigDecimal product = kgPerUnit.stripTrailingZeros();
    int digits = product.scale() + activityDigits - MICRO_DIGITS;
    BigInteger numerator = product.unscaledValue();
    if (digits < 0) {
      return new Coefficient(numerator.multiply(BigInteger.TEN.pow(-digits)).longValueExact(), 1);
    }
    return new Coefficient(numerator.longValueExact(), BigInteger.TEN.pow(digits).longValueExact());
  }

  /**
   * Millionths of a kg CO2e.
   *
   * @throws ArithmeticException if they do not fit
   */
  long microKg(long activity) {
    long high = Math.multiplyHigh(numerator, activity);
    long low = numerator * activity;
    if (high != low >> 63) {
      return new BigDecimal(BigInteger.valueOf(numerator).multiply(BigInteger.valueOf(activity)))
          .divide(BigDecimal.valueOf(divisor), 0, RoundingMode.HALF_UP)
          .longValueExact();
    }
    long quotient = low / divisor;
    long remainder = Math.abs(low % divisor);
    return remainder >= divisor - remainder ? quotient + Long.signum(low) : quotient;
  }
}
