package io.loopledger.documents.text;

import io.loopledger.documents.model.Cell;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;

/**
 * Numbers, dates and units as readers of a language expect them. Written out here and not taken
 * from the tables of the Java platform, which change from release to release.
 */
public enum ReaderFormat {
  GERMAN('.', ',', "\u00A0%"),
  ENGLISH(',', '.', "%");

  /** A true minus: as wide as a plus, and never broken from its number. */
  private static final char MINUS = '\u2212';

  private static final int GROUP_DIGITS = 3;

  private static final List<String> ENGLISH_MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

  private static final List<String> ENGLISH_MONTH_NAMES =
      List.of(
          "January",
          "February",
          "March",
          "April",
          "May",
          "June",
          "July",
          "August",
          "September",
          "October",
          "November",
          "December");

  private static final List<String> GERMAN_MONTHS =
      List.of(
          "Januar",
          "Februar",
          "März",
          "April",
          "Mai",
          "Juni",
          "Juli",
          "August",
          "September",
          "Oktober",
          "November",
          "Dezember");

  private final char group;
  private final char decimal;
  private final String percent;

  ReaderFormat(char group, char decimal, String percent) {
    this.group = group;
    this.decimal = decimal;
    this.percent = percent;
  }

  /**
   * The format of a language.
   *
   * @throws IllegalArgumentException for languages other than German and English
   */
  public static ReaderFormat of(Locale locale) {
    return switch (locale.getLanguage()) {
      case "de" -> GERMAN;
      case "en" -> ENGLISH;
      default ->
          throw new IllegalArgumentException(
              "locale is %s: a document is in de or en".formatted(locale.toLanguageTag()));
    };
  }

  /** An amount without its unit; a share as percent. */
  public String number(Cell.Amount amount) {
    return number(amount.value(), amount.decimals(), amount.unit());
  }

  /** A value without its unit; a share as percent. */
  public String number(BigDecimal value, int decimals, String unit) {
    return Cell.Amount.RATIO.equals(unit)
        ? plain(value.movePointRight(2), decimals) + percent
        : plain(value, decimals);
  }

  /** An amount with its unit, where it has one that is written. */
  public String withUnit(Cell.Amount amount) {
    String unit = unit(amount.unit());
    return unit.isEmpty() ? number(amount) : number(amount) + "\u00A0" + unit;
  }

  /** A change, with a plus where it is more than nothing. */
  public String change(BigDecimal value, int decimals, String unit) {
    String number = number(value, decimals, unit);
    boolean isMore = value.setScale(scale(decimals, unit), RoundingMode.HALF_UP).signum() > 0;
    return isMore ? "+" + number : number;
  }

  private static int scale(int decimals, String unit) {
    return Cell.Amount.RATIO.equals(unit) ? decimals + 2 : decimals;
  }

  /** A unit as it is written beside a number; empty for a share, whose number has its sign. */
  public String unit(String unit) {
    return switch (unit) {
      case Cell.Amount.RATIO, "" -> "";
      case "kgCO2e" -> "kg\u00A0CO\u2082e";
      case "tCO2e" -> "t\u00A0CO\u2082e";
      // Their column says it: which version, which cycle of a unit, how many entries.
      case "version", "cycle", "entry" -> "";
      case "rows" -> this == GERMAN ? "Zeilen" : "rows";
      case "unit" -> this == GERMAN ? "Stück" : "units";
      case "day" -> this == GERMAN ? "Tage" : "days";
      default -> perSomething(unit);
    };
  }

  /** A unit of a factor, such as {@code kg CO2e per tonne}. */
  private String perSomething(String unit) {
    String written = unit.replace("CO2e", "CO\u2082e");
    return this == GERMAN
        ? written
            .replace(" per tonne-km", " je Tonnenkilometer")
            .replace(" per tonne", " je Tonne")
            .replace(" per ", " je ")
        : written;
  }

  /** A month in words. */
  public String month(YearMonth month) {
    List<String> names = this == GERMAN ? GERMAN_MONTHS : ENGLISH_MONTH_NAMES;
    return names.get(month.getMonthValue() - 1) + " " + year(month.getYear());
  }

  /** A date. */
  public String date(LocalDate date) {
    return switch (this) {
      case GERMAN ->
          "%s.%s.%s"
              .formatted(
                  twoDigits(date.getDayOfMonth()),
                  twoDigits(date.getMonthValue()),
                  year(date.getYear()));
      case ENGLISH ->
          "%s\u00A0%s\u00A0%s"
              .formatted(
                  Integer.toString(date.getDayOfMonth()),
                  ENGLISH_MONTHS.get(date.getMonthValue() - 1),
                  year(date.getYear()));
    };
  }

  private static String twoDigits(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }

  private static String year(int year) {
    String digits = Integer.toString(year);
    return "0".repeat(Math.max(0, 4 - digits.length())) + digits;
  }

  private String plain(BigDecimal value, int decimals) {
    BigDecimal rounded = value.setScale(decimals, RoundingMode.HALF_UP);
    String digits = rounded.abs().toPlainString();
    int point = digits.indexOf('.');
    String whole = point < 0 ? digits : digits.substring(0, point);
    String rest = point < 0 ? "" : decimal + digits.substring(point + 1);
    return (rounded.signum() < 0 ? String.valueOf(MINUS) : "") + grouped(whole) + rest;
  }

  private String grouped(String digits) {
    StringBuilder grouped = new StringBuilder(digits);
    for (int at = digits.length() - GROUP_DIGITS; at > 0; at -= GROUP_DIGITS) {
      grouped.insert(at, group);
    }
    return grouped.toString();
  }
}
