package io.loopledger.catalog.vat;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Currency;
import java.util.Map;

/** The minor units of currencies: cents, pence; none for the yen, three digits for the dinar. */
public final class MinorUnits {
  /** More digits than this a ledger amount does not have. */
  static final int MAX_DIGITS = 6;

  private static final long[] MICROS = {1_000_000, 100_000, 10_000, 1_000, 100, 10, 1};

  private static final Map<String, Integer> DIGITS =
      Currency.getAvailableCurrencies().stream()
          .collect(
              toUnmodifiableMap(
                  Currency::getCurrencyCode, c -> Math.max(0, c.getDefaultFractionDigits())));

  private MinorUnits() {}

  /**
   * Digits behind the decimal point of an amount in this currency. Source: ISO 4217 as the JDK
   * ships it; 0 where the standard names none.
   *
   * @throws IllegalArgumentException naming the currency if it is not one of ISO 4217
   */
  public static int digits(String currency) {
    Integer digits = DIGITS.get(currency);
    if (digits == null) {
      throw new IllegalArgumentException(
          "currency '%s' is not a code of ISO 4217 such as EUR; correct it".formatted(currency));
    }
    return digits;
  }

  /**
   * Rounds an amount to a whole minor unit, HALF_UP: a half goes away from zero, so that the
   * rounding of the opposite amount is the opposite.
   *
   * @param micros millionths of the currency
   * @param digits of the minor unit, 0 to 6
   * @return millionths again
   * @throws ArithmeticException if the result does not fit
   * @throws IllegalArgumentException if digits is outside its range
   */
  public static long round(long micros, int digits) {
    return rounded(micros, 1, 1, micros(digits));
  }

  /** Micro-units in one minor unit. */
  static long micros(int digits) {
    if (digits < 0 || digits > MAX_DIGITS) {
      throw new IllegalArgumentException(
          "digits is %d; a minor unit has 0 to %d digits".formatted(digits, MAX_DIGITS));
    }
    return MICROS[digits];
  }

  /**
   * {@code amount x numerator / denominator}, HALF_UP to a multiple of {@code step}. Whole
   * multiples of the divisor are taken out first, so that no product leaves a long.
   *
   * @param numerator 0 to 10,000
   * @param denominator 1 to 20,000
   * @throws ArithmeticException if the result does not fit
   */
  static long rounded(long amount, int numerator, int denominator, long step) {
    long divisor = denominator * step;
    long whole = amount / divisor;
    long product = amount % divisor * numerator;
    long steps = product / divisor;
    long rest = Math.abs(product % divisor);
    if (rest >= divisor - rest) {
      steps += Long.signum(product);
    }
    long sum = Math.addExact(Math.multiplyExact(whole, (long) numerator), steps);
    return Math.multiplyExact(sum, step);
  }
}
