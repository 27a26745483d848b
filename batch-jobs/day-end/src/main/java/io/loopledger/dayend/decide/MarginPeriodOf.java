package io.loopledger.dayend.decide;

import io.loopledger.dayend.policy.DayEndPolicy.MarginPeriod;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * The newest period of the global margin that is over.
 *
 * @param key its name in the subject, such as 2026-11 or 2026
 * @param first its first date
 * @param last its last date
 */
public record MarginPeriodOf(String key, LocalDate first, LocalDate last) {
  /** The newest one that has ended by the end of a date. */
  public static MarginPeriodOf endedBy(LocalDate date, MarginPeriod length) {
    LocalDate next = date.plusDays(1);
    return switch (length) {
      case MONTH -> {
        YearMonth month = YearMonth.from(next).minusMonths(1);
        yield new MarginPeriodOf(month.toString(), month.atDay(1), month.atEndOfMonth());
      }
      case YEAR -> {
        int year = next.getYear() - 1;
        yield new MarginPeriodOf(
            Integer.toString(year), LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
      }
    };
  }

  /** Whether a date is in it. */
  public boolean includes(LocalDate date) {
    return !date.isBefore(first) && !date.isAfter(last);
  }
}
