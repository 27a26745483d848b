package io.loopledger.catalog.fx;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How to convert one currency to another: both legs against the euro, of the same day. Amounts are
 * converted with the legs, never with the rounded {@link #rate()}.
 */
public final class FxQuote {
  /** Decimals of {@link #rate()}. */
  public static final int RATE_SCALE = 10;

  private final String from;
  private final String to;
  private final BigDecimal fromPerEur;
  private final BigDecimal toPerEur;
  private final LocalDate rateDate;
  private final BigDecimal rate;
  private final @Nullable LegRatio ratio;

  /**
   * A quote.
   *
   * @param from ISO 4217 code converted from
   * @param to ISO 4217 code converted to
   * @param fromPerEur units of {@code from} for one euro
   * @param toPerEur units of {@code to} for one euro
   * @param rateDate the day of both legs
   * @throws IllegalArgumentException naming the leg if it is not positive, or both if one currency
   *     has two rates
   */
  public FxQuote(
      String from, String to, BigDecimal fromPerEur, BigDecimal toPerEur, LocalDate rateDate) {
    this.from = requireNonNull(from, "from is null");
    this.to = requireNonNull(to, "to is null");
    this.fromPerEur = requirePositive("fromPerEur", fromPerEur);
    this.toPerEur = requirePositive("toPerEur", toPerEur);
    this.rateDate = requireNonNull(rateDate, "rateDate is null");
    if (from.equals(to) && fromPerEur.compareTo(toPerEur) != 0) {
      throw new IllegalArgumentException(
          "fromPerEur %s and toPerEur %s differ, but both are of %s; give both legs the same rate"
              .formatted(fromPerEur.toPlainString(), toPerEur.toPlainString(), from));
    }
    this.rate = toPerEur.divide(fromPerEur, RATE_SCALE, RoundingMode.HALF_UP);
    this.ratio = LegRatio.of(fromPerEur, toPerEur);
  }

  /** ISO 4217 code converted from. */
  public String from() {
    return from;
  }

  /** ISO 4217 code converted to. */
  public String to() {
    return to;
  }

  /** Units of {@link #from()} for one euro. */
  public BigDecimal fromPerEur() {
    return fromPerEur;
  }

  /** Units of {@link #to()} for one euro. */
  public BigDecimal toPerEur() {
    return toPerEur;
  }

  /** The day of both legs; of an average, the last day that went into it. */
  public LocalDate rateDate() {
    return rateDate;
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
    return rate;
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
    if (ratio != null && ratio.fits(amountMicros)) {
      return ratio.halfUp(amountMicros);
    }
    return convertDecimal(amountMicros);
  }

  /** The same without the short cut; what it has to equal. */
  long convertDecimal(long amountMicros) {
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

  /** Both legs as a small fraction, or null where they are not. */
  @Nullable LegRatio ratio() {
    return ratio;
  }

  private static BigDecimal requirePositive(String field, BigDecimal value) {
    requireNonNull(value, field + " is null");
    if (value.signum() <= 0) {
      throw new IllegalArgumentException(
          "%s is %s; a rate is positive".formatted(field, value.toPlainString()));
    }
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FxQuote that
        && from.equals(that.from)
        && to.equals(that.to)
        && fromPerEur.equals(that.fromPerEur)
        && toPerEur.equals(that.toPerEur)
        && rateDate.equals(that.rateDate);
  }

  @Override
  public int hashCode() {
    return Objects.hash(from, to, fromPerEur, toPerEur, rateDate);
  }

  @Override
  public String toString() {
    return "FxQuote[from=%s, to=%s, fromPerEur=%s, toPerEur=%s, rateDate=%s]"
        .formatted(from, to, fromPerEur, toPerEur, rateDate);
  }
}
