package io.loopledger.brandreports.period;

import io.loopledger.reports.source.ReportPeriod;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;

/**
 * Days that a report covers, in the brand's contract zone.
 *
 * @param first first day
 * @param last last day, which belongs to it
 */
public record ReportDays(LocalDate first, LocalDate last) {
  public ReportDays {
    if (last.isBefore(first)) {
      throw new IllegalArgumentException(
          "the period ends on %s, before it begins on %s; give the earlier day first"
              .formatted(last, first));
    }
  }

  /** A whole month. */
  public static ReportDays of(YearMonth month) {
    return new ReportDays(month.atDay(1), month.atEndOfMonth());
  }

  /** Name for people and folders: {@code 2026-10}, or {@code 2026-10-05_2026-10-11}. */
  public String label() {
    return text("_");
  }

  /** As {@link PeriodRule#parse} reads it: {@code 2026-10}, or {@code 2026-10-05..2026-10-11}. */
  public String text() {
    return text("..");
  }

  private String text(String between) {
    YearMonth month = YearMonth.from(first);
    return equals(of(month)) ? month.toString() : first + between + last;
  }

  /** When it begins; a day has 23 or 25 hours where clocks change. */
  public Instant begin(ZoneId zone) {
    return first.atStartOfDay(zone).toInstant();
  }

  /** When it is over. */
  public Instant end(ZoneId zone) {
    return last.plusDays(1).atStartOfDay(zone).toInstant();
  }

  /** The months it has days in. */
  public ReportPeriod months() {
    return new ReportPeriod(YearMonth.from(first), YearMonth.from(last));
  }

  /** Its days, each as a period. */
  public List<ReportDays> byDay() {
    return first.datesUntil(last.plusDays(1)).map(day -> new ReportDays(day, day)).toList();
  }

  /** Its days by month, each part a period. */
  public List<ReportDays> byMonth() {
    return months().months().stream()
        .map(
            month ->
                new ReportDays(
                    month.atDay(1).isBefore(first) ? first : month.atDay(1),
                    month.atEndOfMonth().isAfter(last) ? last : month.atEndOfMonth()))
        .toList();
  }
}
