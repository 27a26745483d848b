package io.loopledger.statements.value;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/** Dates of XML Schema and of UN/CEFACT. The day is taken as written, whatever the offset. */
public final class Dates {
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern ZONE = Pattern.compile("Z|[+-]\\d{2}:\\d{2}");
  private static final Pattern TIME =
      Pattern.compile("T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,12})?(Z|[+-]\\d{2}:\\d{2})?");
  private static final Pattern COMPACT = Pattern.compile("\\d{8}");
  private static final int DATE_LENGTH = 10;

  private Dates() {}

  /** A date of XML Schema, such as {@code 2026-10-31} or {@code 2026-10-31+01:00}. */
  public static Optional<LocalDate> date(String text) {
    if (text.length() < DATE_LENGTH) {
      return Optional.empty();
    }
    String rest = text.substring(DATE_LENGTH);
    return rest.isEmpty() || ZONE.matcher(rest).matches() ? day(text) : Optional.empty();
  }

  /** The day of a date and time of XML Schema, such as {@code 2026-10-31T23:59:59Z}. */
  public static Optional<LocalDate> dateOfDateTime(String text) {
    if (text.length() < DATE_LENGTH) {
      return Optional.empty();
    }
    return TIME.matcher(text.substring(DATE_LENGTH)).matches() ? day(text) : Optional.empty();
  }

  /** A date of UN/CEFACT format 102, such as {@code 20261031}. */
  public static Optional<LocalDate> compact(String text) {
    return COMPACT.matcher(text).matches()
        ? day(text.substring(0, 4) + "-" + text.substring(4, 6) + "-" + text.substring(6))
        : Optional.empty();
  }

  private static Optional<LocalDate> day(String text) {
    String date = text.substring(0, DATE_LENGTH);
    if (!DATE.matcher(date).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(date));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
