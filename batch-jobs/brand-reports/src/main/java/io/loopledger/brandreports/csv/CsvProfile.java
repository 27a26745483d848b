package io.loopledger.brandreports.csv;

import io.loopledger.documents.text.FormulaGuard;
import java.util.Locale;

/**
 * How values stand in a CSV file. Both end lines with CR LF, quote by doubling, are UTF-8, guard
 * text against formulas, and write points in time in UTC as ISO 8601 with all their digits. Nothing
 * between two delimiters is NULL; a quoted nothing is an empty text.
 */
public enum CsvProfile {
  /** Comma, decimal point, ISO dates: for programs. */
  RFC4180(',', '.', false, "%Y-%m-%d"),
  /** Byte order mark, semicolon, decimal comma, day.month.year: for a German spreadsheet. */
  EXCEL_DE(';', ',', true, "%d.%m.%Y");

  private static final int ISO_DATE = "yyyy-MM-dd".length();
  private static final String UTC = " UTC";

  private final char delimiter;
  private final char decimalMark;
  private final boolean byteOrderMark;
  private final String dateFormat;

  CsvProfile(char delimiter, char decimalMark, boolean byteOrderMark, String dateFormat) {
    this.delimiter = delimiter;
    this.decimalMark = decimalMark;
    this.byteOrderMark = byteOrderMark;
    this.dateFormat = dateFormat;
  }

  /** As files have it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Between two cells. */
  public char delimiter() {
    return delimiter;
  }

  /** Between a number's whole part and its fraction. */
  public char decimalMark() {
    return decimalMark;
  }

  /** Whether the file begins with U+FEFF. */
  public boolean hasByteOrderMark() {
    return byteOrderMark;
  }

  /** Form of dates, as strftime has it. */
  public String dateFormat() {
    return dateFormat;
  }

  /** A value as a cell. */
  public String cell(CellKind kind, String value) {
    return switch (kind) {
      case TEXT -> FormulaGuard.guarded(value);
      case INTEGER, BOOLEAN -> value;
      case DECIMAL -> decimalMark == '.' ? value : value.replace('.', decimalMark);
      case DATE -> date(value);
      case INSTANT -> instant(value);
      case LOCAL_TIME -> value.replace(' ', 'T');
    };
  }

  private String date(String iso) {
    if (iso.length() != ISO_DATE) {
      throw new IllegalArgumentException("'%s' is no date from year 0 to 9999".formatted(iso));
    }
    return this == RFC4180
        ? iso
        : iso.substring(8) + "." + iso.substring(5, 7) + "." + iso.substring(0, 4);
  }

  /** The lake's points in time are in UTC; another zone would need its rules to be exact. */
  private static String instant(String value) {
    if (!value.endsWith(UTC)) {
      throw new IllegalArgumentException(
          "'%s' is a time in another zone than UTC; select it AT TIME ZONE 'UTC'".formatted(value));
    }
    return value.substring(0, value.length() - UTC.length()).replace(' ', 'T') + "Z";
  }
}
