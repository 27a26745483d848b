package io.loopledger.catalog.impact;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What kind of quantity a factor is: the text before the bracket of its reference. */
public enum Symbol {
  /** Emissions of a new product up to its sale, kg CO2e per item. */
  NEW_PRODUCT("E", Range.POSITIVE),
  /** Emissions of a year of use, kg CO2e per item and year. */
  USE("U", Range.NOT_NEGATIVE),
  /** Usual years of use. */
  YEARS("Y", Range.POSITIVE),
  /**
   * Emissions at the end of life, kg CO2e per item; negative where recovered material is credited.
   */
  END_OF_LIFE("EoL", Range.ANY),
  /** Share of sales, or repairs, that replace a new product. */
  DISPLACEMENT("D", Range.SHARE),
  /** Share of a new product's life that one sale brings. */
  LIFETIME("L", Range.SHARE),
  /** What an old unit uses more than a new one, as a share of a new one's use. */
  INEFFICIENCY("I", Range.ANY),
  /** Years of use that a repair adds. */
  EXTENSION("X", Range.POSITIVE),
  /** Transport, kg CO2e per tonne-km. */
  TRANSPORT("T", Range.NOT_NEGATIVE),
  /** Waste, kg CO2e per tonne. */
  WASTE("W", Range.NOT_NEGATIVE),
  /** Grid electricity, kg CO2e per kWh. */
  GRID("G", Range.NOT_NEGATIVE),
  /** Packaging, kg CO2e per tonne. */
  PACKAGING("P", Range.NOT_NEGATIVE),
  /** Spare parts, kg CO2e per tonne. */
  SPARE_PARTS("S", Range.NOT_NEGATIVE);

  private static final Pattern REF = Pattern.compile("([A-Za-z]+)\\(([^()*/:]{1,80})\\)");

  private final String text;
  private final Range range;

  Symbol(String text, Range range) {
    this.text = text;
    this.range = range;
  }

  /** As references write it, for instance {@code EoL}. */
  public String text() {
    return text;
  }

  /** The reference of a factor of this kind, for instance {@code E(smartphone)}. */
  public String of(String name) {
    return "%s(%s)".formatted(text, name);
  }

  /** The kind of a reference; empty if it is none. */
  public static Optional<Symbol> ofRef(String ref) {
    Matcher matcher = REF.matcher(ref);
    return matcher.matches()
        ? Arrays.stream(values()).filter(s -> s.text.equals(matcher.group(1))).findFirst()
        : Optional.empty();
  }

  /** The texts of all kinds, for messages. */
  static String all() {
    return Arrays.stream(values()).map(Symbol::text).collect(joining(", "));
  }

  boolean allows(BigDecimal value) {
    return switch (range) {
      case ANY -> true;
      case NOT_NEGATIVE -> value.signum() >= 0;
      case POSITIVE -> value.signum() > 0;
      case SHARE -> value.signum() > 0 && value.compareTo(BigDecimal.ONE) <= 0;
    };
  }

  String allowed() {
    return switch (range) {
      case ANY -> "any decimal";
      case NOT_NEGATIVE -> "0 or above";
      case POSITIVE -> "above 0";
      case SHARE -> "above 0 and at most 1";
    };
  }

  private enum Range {
    ANY,
    NOT_NEGATIVE,
    POSITIVE,
    SHARE
  }
}
