package io.loopledger.schemas.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Checked arithmetic in millionths of a unit: money, kilograms and counts all live in the ledger as
 * {@code long} micro-units, so every sum is exact and an overflow (beyond about 9.2e12 units) is an
 * {@link ArithmeticException}, never a wrong figure.
 */
public final class Micros {
  /** Digits behind the decimal point of every ledger amount: decimal(20,6). */
  public static final int SCALE = 6;

  /** Micro-units in one unit. */
  public static final long ONE = 1_000_000L;

  private static final int MAX_DIGITS = 400;

  private Micros() {}

  /**
   * The exact micro-units of a decimal.
   *
   * @throws ArithmeticException if the value has more than six decimals or does not fit
   */
  public static long exact(BigDecimal value) {
    if (Math.abs((long) value.precision() - value.scale()) > MAX_DIGITS) {
      // 1e999999999 has a short text but a gigabyte of digits: nothing may write it out.
      throw new ArithmeticException(
          "'%s' is not an amount the ledger can hold exactly: at most six decimals and 9.2e12"
              .formatted(value));
    }
    try {
      return value.setScale(SCALE, RoundingMode.UNNECESSARY).unscaledValue().longValueExact();
    } catch (ArithmeticException e) {
      throw new ArithmeticException(
          "'%s' is not an amount the ledger can hold exactly: at most six decimals and 9.2e12"
              .formatted(value.toPlainString()));
    }
  }

  /** Micro-units of a whole number. */
  public static long ofWhole(long value) {
    return Math.multiplyExact(value, ONE);
  }

  /** The decimal value, scale 6. */
  public static BigDecimal toDecimal(long micros) {
    return BigDecimal.valueOf(micros, SCALE);
  }
}
