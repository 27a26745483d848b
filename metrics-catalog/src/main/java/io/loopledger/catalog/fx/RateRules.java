package io.loopledger.catalog.fx;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/** What a rate file may contain. Each check returns the value or says what to write instead. */
final class RateRules {
  /** The euro's first reference rates are of 4 January 1999. */
  private static final LocalDate FIRST_DAY = LocalDate.of(1999, 1, 1);

  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
  private static final Pattern DECIMAL = Pattern.compile("\\d{1,12}(\\.\\d{1,10})?");
  private static final int MAX_DIGITS = 18;

  private RateRules() {}

  static LocalDate day(String text) {
    try {
      return day(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "date '%s' is not a day such as 2023-02-21".formatted(text), e);
    }
  }

  static LocalDate day(LocalDate day) {
    if (day.isBefore(FIRST_DAY)) {
      throw new IllegalArgumentException(
          "date '%s' is before the euro; the first rates are of 1999-01-04".formatted(day));
    }
    return day;
  }

  static String currency(String text) {
    if (!CURRENCY.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "currency '%s' is not an ISO 4217 code such as GBP".formatted(text));
    }
    if (text.equals("EUR")) {
      throw new IllegalArgumentException(
          "currency 'EUR' has no reference rate against itself; remove it");
    }
    return text;
  }

  static BigDecimal rate(String text) {
    String digits = text.startsWith("-") ? text.substring(1) : text;
    if (!DECIMAL.matcher(digits).matches()) {
      throw new IllegalArgumentException(
          "rate '%s' is not a plain decimal such as 0.87925 (at most ten decimals)"
              .formatted(text));
    }
    return rate(new BigDecimal(text));
  }

  static BigDecimal rate(BigDecimal rate) {
    if (rate.signum() <= 0) {
      throw new IllegalArgumentException(
          "rate '%s' is not positive; a reference rate is above 0".formatted(rate.toPlainString()));
    }
    BigDecimal canonical = canonical(rate);
    if (canonical.precision() > MAX_DIGITS || canonical.scale() > MAX_DIGITS) {
      throw new IllegalArgumentException(
          "rate '%s' has more than %d digits".formatted(rate.toPlainString(), MAX_DIGITS));
    }
    return rate;
  }

  /** Without trailing zeros and exponent: 23.730 and 23.73 are the same rate. */
  static BigDecimal canonical(BigDecimal rate) {
    BigDecimal stripped = rate.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
