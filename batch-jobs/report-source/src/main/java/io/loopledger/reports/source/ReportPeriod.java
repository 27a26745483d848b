package io.loopledger.reports.source;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A month, a quarter, a year, or any months in a row.
 *
 * @param first first month
 * @param last last month
 */
public record ReportPeriod(YearMonth first, YearMonth last) {
  private static final Pattern QUARTER = Pattern.compile("(\\d{4})-Q([1-4])");
  private static final int MONTHS_OF_QUARTER = 3;

  public ReportPeriod {
    if (last.isBefore(first)) {
      throw new IllegalArgumentException(
          "period ends in %s, before it begins in %s; turn them round".formatted(last, first));
    }
  }

  /** One month. */
  public static ReportPeriod of(YearMonth month) {
    return new ReportPeriod(month, month);
  }

  /**
   * The period of a text: {@code 2026-10}, {@code 2026-Q4}, {@code 2026}, or {@code
   * 2026-10..2026-11}.
   */
  public static ReportPeriod parse(String text) {
    try {
      Matcher quarter = QUARTER.matcher(text);
      if (quarter.matches()) {
        int firstMonth = (Integer.parseInt(quarter.group(2)) - 1) * MONTHS_OF_QUARTER + 1;
        YearMonth first = YearMonth.of(Integer.parseInt(quarter.group(1)), firstMonth);
        return new ReportPeriod(first, first.plusMonths(MONTHS_OF_QUARTER - 1L));
      }
      if (text.matches("\\d{4}")) {
        int year = Integer.parseInt(text);
        return new ReportPeriod(YearMonth.of(year, 1), YearMonth.of(year, 12));
      }
      int dots = text.indexOf("..");
      return dots < 0
          ? of(YearMonth.parse(text))
          : new ReportPeriod(
              YearMonth.parse(text.substring(0, dots)), YearMonth.parse(text.substring(dots + 2)));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "period is '%s'; write a month as 2026-10, a quarter as 2026-Q4, a year as 2026, or 2026-10..2026-11"
              .formatted(text),
          e);
    }
  }

  /** Its months, in order. */
  public List<YearMonth> months() {
    return Stream.iterate(first, month -> !month.isAfter(last), month -> month.plusMonths(1))
        .toList();
  }

  /** Its first day. */
  public LocalDate firstDay() {
    return first.atDay(1);
  }

  /** Its last day. */
  public LocalDate lastDay() {
    return last.atEndOfMonth();
  }

  /** As {@link #parse} reads it, in its shortest form. */
  @Override
  public String toString() {
    if (first.equals(last)) {
      return first.toString();
    }
    if (first.getMonthValue() == 1 && first.plusMonths(11).equals(last)) {
      return "%04d".formatted(first.getYear());
    }
    boolean isQuarter =
        first.getMonthValue() % MONTHS_OF_QUARTER == 1 && first.plusMonths(2).equals(last);
    return isQuarter
        ? "%04d-Q%d".formatted(first.getYear(), first.getMonthValue() / MONTHS_OF_QUARTER + 1)
        : first + ".." + last;
  }
}
