package io.loopledger.ingest.simulator.life;

import java.time.YearMonth;
import java.util.Locale;

/** How suppliers number what they send: one document a month. */
public final class DocumentNumbers {
  private DocumentNumbers() {}

  /** A marketplace's settlement with one brand, of a month in one currency. */
  public static String settlement(String market, String brand, String currency, YearMonth month) {
    return "ST-%s-%s-%s-%s".formatted(letters(market), letters(brand), digits(month), currency);
  }

  /** A supplier's invoice of a month to one brand. */
  public static String invoice(String supplier, String brand, YearMonth month) {
    return "RE-%s-%s-%s".formatted(letters(supplier), letters(brand), digits(month));
  }

  private static String digits(YearMonth month) {
    return month.toString().replace("-", "");
  }

  private static String letters(String name) {
    return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
  }
}
