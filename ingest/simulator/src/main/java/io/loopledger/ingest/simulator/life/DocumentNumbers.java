package io.loopledger.ingest.simulator.life;

import java.time.YearMonth;
import java.util.Locale;

/** How suppliers number what they send: one document a month. */
public final class DocumentNumbers {
  private DocumentNumbers() {}

  /** A marketplace's settlement of a month in one currency. */
  public static String settlement(String market, String currency, YearMonth month) {
    return "ST-%s-%s-%s".formatted(initials(market), month.toString().replace("-", ""), currency);
  }

  /** A supplier's invoice of a month to one brand. */
  public static String invoice(String supplier, String brand, YearMonth month) {
    return "RE-%s-%s-%s"
        .formatted(initials(supplier), month.toString().replace("-", ""), initials(brand));
  }

  private static String initials(String name) {
    String letters = name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z]", "");
    return letters.substring(0, Math.min(5, letters.length()));
  }
}
