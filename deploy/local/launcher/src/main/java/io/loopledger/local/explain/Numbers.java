package io.loopledger.local.explain;

import io.loopledger.schemas.money.Micros;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Currency;
import java.util.Optional;

/** Amounts as people of a language write them. */
public final class Numbers {
  private static final String KG = "kgCO2e";
  private static final int KG_DIGITS = 3;

  private final Language language;

  /** Of a language. */
  public Numbers(Language language) {
    this.language = language;
  }

  /** The amount in full: as many digits as a measure usually has, and more where there are more. */
  String exact(long micros, String measure) {
    BigDecimal amount = Micros.toDecimal(micros).stripTrailingZeros();
    return format(amount.setScale(Math.max(amount.scale(), digits(measure))));
  }

  /** The amount with the digits its measure usually has, rounded half up. */
  String rounded(long micros, String measure) {
    return format(Micros.toDecimal(micros).setScale(digits(measure), RoundingMode.HALF_UP));
  }

  /** A whole number. */
  public String whole(long number) {
    return format(BigDecimal.valueOf(number));
  }

  /** A rate, without zeros at its end. */
  public String rate(BigDecimal rate) {
    BigDecimal plain = rate.stripTrailingZeros();
    return format(plain.setScale(Math.max(0, plain.scale())));
  }

  /** Whether rounding would change the amount. */
  boolean isRounded(long micros, String measure) {
    return Micros.toDecimal(micros).stripTrailingZeros().scale() > digits(measure);
  }

  /** How a measure is written behind its number. */
  static String unit(String measure) {
    return measure.equals(KG) ? "kg" : measure;
  }

  /** The digits behind the point: a currency's own, grams of CO2e, whole pieces. */
  static int digits(String measure) {
    if (measure.equals(KG)) {
      return KG_DIGITS;
    }
    return currency(measure).map(c -> Math.max(0, c.getDefaultFractionDigits())).orElse(0);
  }

  private static Optional<Currency> currency(String code) {
    return Currency.getAvailableCurrencies().stream()
        .filter(currency -> currency.getCurrencyCode().equals(code))
        .findFirst();
  }

  /** The amount with the digits it has. */
  public String format(BigDecimal amount) {
    DecimalFormat format =
        new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(language.locale()));
    format.setMinimumFractionDigits(amount.scale());
    format.setMaximumFractionDigits(amount.scale());
    return format.format(amount);
  }
}
