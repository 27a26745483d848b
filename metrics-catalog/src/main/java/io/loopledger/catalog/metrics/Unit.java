package io.loopledger.catalog.metrics;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Unit of a figure: one unit, or one over another, such as {@code reporting_currency/unit}; {@code
 * ratio} where both are the same.
 *
 * @param numerator first or only part
 * @param denominator second part; empty where there is none
 */
public record Unit(String numerator, String denominator) {
  /** Money in the reporting currency of the brand. */
  public static final String MONEY = "reporting_currency";

  /** A quotient of like units. */
  public static final String RATIO = "ratio";

  /** Kilograms of CO2 equivalents. */
  public static final String CO2E = "kgCO2e";

  /** What each unit measures; those of one kind convert into each other. */
  private static final Map<String, String> KINDS =
      Map.ofEntries(
          Map.entry(MONEY, "money"),
          Map.entry("unit", "pieces"),
          Map.entry("customer", "customers"),
          Map.entry("g", "mass"),
          Map.entry("kg", "mass"),
          Map.entry(CO2E, "emissions"),
          Map.entry("s", "time"),
          Map.entry("min", "time"),
          Map.entry("h", "time"),
          Map.entry("d", "time"),
          Map.entry(RATIO, "share"));

  /** The unit of a text, if it is one. */
  public static Optional<Unit> parse(String text) {
    String[] parts = text.split("/", -1);
    boolean isKnown = parts.length <= 2;
    for (String part : parts) {
      isKnown &= KINDS.containsKey(part);
    }
    return isKnown
        ? Optional.of(new Unit(parts[0], parts.length == 2 ? parts[1] : ""))
        : Optional.empty();
  }

  /** All single units, in order. */
  public static List<String> singles() {
    return List.copyOf(new TreeMap<>(KINDS).keySet());
  }

  /** Whether it is money or has money in it. */
  public boolean hasMoney() {
    return numerator.equals(MONEY) || denominator.equals(MONEY);
  }

  /** Whether it is an amount of emissions or has one in it. */
  public boolean isImpact() {
    return numerator.equals(CO2E) || denominator.equals(CO2E);
  }

  /** Whether a constant turns one into the other. */
  public boolean convertsTo(Unit other) {
    return kind(numerator).equals(kind(other.numerator))
        && kind(denominator).equals(kind(other.denominator));
  }

  /** The unit of this divided by another. */
  public Unit over(Unit other) {
    if (numerator.equals(other.numerator) && denominator.equals(other.denominator)) {
      return new Unit(RATIO, "");
    }
    return new Unit(numerator, other.numerator);
  }

  private static String kind(String part) {
    return KINDS.getOrDefault(part, "");
  }

  @Override
  public String toString() {
    return denominator.isEmpty() ? numerator : numerator + "/" + denominator;
  }
}
