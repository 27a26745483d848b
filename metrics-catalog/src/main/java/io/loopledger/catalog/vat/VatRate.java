package io.loopledger.catalog.vat;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * A country's standard rate of VAT from a day on. Amounts are millionths of a currency; every
 * result is rounded HALF_UP to the currency's minor unit, away from zero, so that a reversal gives
 * exactly the opposite.
 */
public final class VatRate {
  /** Basis points of a rate of 100 %. */
  static final int HUNDRED_PERCENT = 10_000;

  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

  private final String country;
  private final int basisPoints;
  private final LocalDate from;
  private final String source;
  private final String text;
  private final String[] byRule;
  private final String[] byRefusal;

  /**
   * A rate.
   *
   * @param country ISO 3166-1 code of two letters
   * @param basisPoints hundredths of a percent, 0 to 10,000: 25.5 % is 2550
   * @param from first day it holds
   * @param source the law or official table that says so
   * @throws IllegalArgumentException naming field and value if one is out of its range
   */
  public VatRate(String country, int basisPoints, LocalDate from, String source) {
    this.country = country(country);
    this.basisPoints = basisPoints(basisPoints);
    this.from = requireNonNull(from, "from is null");
    this.source = requireNonNull(source, "source is null");
    if (source.isBlank()) {
      throw new IllegalArgumentException(
          "source of the rate of %s from %s is empty; name the law".formatted(country, from));
    }
    this.text = percent(basisPoints);
    this.byRule = TaxRule.texts(country, text);
    this.byRefusal = MarginRefusal.texts(country, text);
  }

  /** ISO 3166-1 code. */
  public String country() {
    return country;
  }

  /** Hundredths of a percent: 19 % is 1900. */
  public int basisPoints() {
    return basisPoints;
  }

  /** First day it holds. */
  public LocalDate from() {
    return from;
  }

  /** The law or official table that says so. */
  public String source() {
    return source;
  }

  /** The percentage in digits: {@code 19}, {@code 25.5}. */
  public String text() {
    return text;
  }

  /**
   * The VAT inside a gross amount: {@code G x r / (100 + r)}.
   *
   * @param grossMicros millionths, with VAT; may be negative
   * @param minorUnitDigits of the currency, see {@link MinorUnits#digits}
   */
  public long inGrossMicros(long grossMicros, int minorUnitDigits) {
    return inGrossMicros(grossMicros, basisPoints, minorUnitDigits);
  }

  /**
   * The VAT on top of a net amount: {@code N x r / 100}.
   *
   * @param netMicros millionths, without VAT; may be negative
   * @param minorUnitDigits of the currency, see {@link MinorUnits#digits}
   * @throws ArithmeticException if the result does not fit
   */
  public long onNetMicros(long netMicros, int minorUnitDigits) {
    return onNetMicros(netMicros, basisPoints, minorUnitDigits);
  }

  /** As {@link #inGrossMicros(long, int)}, at a rate known only by its basis points. */
  public static long inGrossMicros(long grossMicros, int basisPoints, int minorUnitDigits) {
    return MinorUnits.rounded(
        grossMicros,
        basisPoints(basisPoints),
        HUNDRED_PERCENT + basisPoints,
        MinorUnits.micros(minorUnitDigits));
  }

  /** As {@link #onNetMicros(long, int)}, at a rate known only by its basis points. */
  public static long onNetMicros(long netMicros, int basisPoints, int minorUnitDigits) {
    return MinorUnits.rounded(
        netMicros, basisPoints(basisPoints), HUNDRED_PERCENT, MinorUnits.micros(minorUnitDigits));
  }

  String withRule(TaxRule rule) {
    return byRule[rule.ordinal()];
  }

  String withRefusal(MarginRefusal refusal) {
    return byRefusal[refusal.ordinal()];
  }

  static String percent(int basisPoints) {
    return BigDecimal.valueOf(basisPoints, 2).stripTrailingZeros().toPlainString();
  }

  /** The basis points of a percentage such as 25.5. */
  static int basisPoints(String percent) {
    try {
      return basisPoints(new BigDecimal(percent).movePointRight(2).intValueExact());
    } catch (ArithmeticException | NumberFormatException e) {
      throw new IllegalArgumentException(
          "rate '%s' is not a percentage such as 19 or 25.5 (at most two decimals)"
              .formatted(percent),
          e);
    }
  }

  static String country(String country) {
    if (!COUNTRY.matcher(country).matches()) {
      throw new IllegalArgumentException(
          "country '%s' is not an ISO 3166-1 code such as DE".formatted(country));
    }
    return country;
  }

  private static int basisPoints(int basisPoints) {
    if (basisPoints < 0 || basisPoints > HUNDRED_PERCENT) {
      throw new IllegalArgumentException(
          "basisPoints is %d; a rate of VAT is 0 to %d (19 %% is 1900)"
              .formatted(basisPoints, HUNDRED_PERCENT));
    }
    return basisPoints;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VatRate that
        && country.equals(that.country)
        && basisPoints == that.basisPoints
        && from.equals(that.from)
        && source.equals(that.source);
  }

  @Override
  public int hashCode() {
    return (country.hashCode() * 31 + basisPoints) * 31 + from.hashCode();
  }

  @Override
  public String toString() {
    return "%s %s %% from %s (%s)".formatted(country, text, from, source);
  }
}
