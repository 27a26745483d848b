package io.loopledger.catalog.fx;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;

/**
 * How to convert one currency to another: both legs against the euro, of the same day. Amounts are
 * converted with the legs, never with the rounded {@link #rate()}.
 *
 * @param from ISO 4217 code converted from
 * @param to ISO 4217 code converted to
 * @param fromPerEur units of {@code from} for one euro
 * @param toPerEur units of {@code to} for one euro
 * @param rateDate the day of both legs
 */
public record FxQuote(
    String from, String to, BigDecimal fromPerEur, BigDecimal toPerEur, LocalDate rateDate) {
  /** Decimals of {@link #rate()}. */
  public static final int RATE_SCALE = 10;

  public FxQuote {
    requireNonNull(from, "from is null");
    requireNonNull(to, "to is null");
    requirePositive("fromPerEur", fromPerEur);
    requirePositive("toPerEur", toPerEur);
    requireNonNull(rateDate, "rateDate is null");
    if (from.equals(to) && fromPerEur.compareTo(toPerEur) != 0) {
      throw new IllegalArgumentException(
          "fromPerEur %s and toPerEur %s differ, but both are of %s; give both legs the same rate"
              .formatted(fromPerEur.toPlainString(), toPerEur.toPlainString(), from));
    }
  }

  /** The quote of a currency to itself: rate 1. */
  public static FxQuote identity(String currency, LocalDate day) {
    return new FxQuote(currency, currency, BigDecimal.ONE, BigDecimal.ONE, day);
  }

  /** Whether both currencies are the same, so nothing is converted. */
  public boolean isIdentity() {
    return from.equals(to);
  }

  /**
   * Units of {@code to} for one unit of {@code from}, to show and to store: scale {@value
   * #RATE_SCALE}, HALF_UP. Very small rates (old lira) keep few digits here; conversion does not
   * use it.
   */
  public BigDecimal rate() {
    return toPerEur.divide(fromPerEur, RATE_SCALE, RoundingMode.HALF_UP);
  }

  /**
   * Converts an amount: exact, then one HALF_UP rounding to a whole micro-unit.
   *
   * @param amountMicros millionths of {@code from}
   * @return millionths of {@code to}
   * @throws ArithmeticException if the result does not fit (beyond about 9.2e12 units)
   */
  public long convertMicros(long amountMicros) {
    if (isIdentity()) {
      return amountMicros;
    }
    BigDecimal exact = BigDecimal.valueOf(amountMicros).multiply(toPerEur);
    BigInteger rounded = exact.divide(fromPerEur, 0, RoundingMode.HALF_UP).toBigInteger();
    return fitting(rounded, amountMicros);
  }

  /** The result as a long, or an error that names what was converted. */
  long fitting(BigInteger resultMicros, long amountMicros) {
    if (resultMicros.bitLength() > Long.SIZE - 1) {
      throw new ArithmeticException(
          "%d micro-units of %s are %s micro-units of %s, more than the ledger can hold (9.2e18)"
              .formatted(amountMicros, from, resultMicros, to));
    }
    return resultMicros.longValue();
  }

  private static void requirePositive(String field, BigDecimal value) {
    requireNonNull(value, field + " is null");
    if (value.signum() <= 0) {
      throw new IllegalArgumentException(
          "%s is %s; a rate is positive".formatted(field, value.toPlainString()));
    }
  }
}
