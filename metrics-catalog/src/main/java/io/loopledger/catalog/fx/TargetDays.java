package io.loopledger.catalog.fx;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;

/**
 * Days on which TARGET is open, so that the ECB publishes rates. Source: ECB, long-term calendar of
 * TARGET closing days, as it is since 2002.
 */
final class TargetDays {
  private TargetDays() {}

  /** The first one of a month. */
  static LocalDate first(YearMonth month) {
    LocalDate day = month.atDay(1);
    while (!isOpen(day)) {
      day = day.plusDays(1);
    }
    return day;
  }

  /** The last one of a month. */
  static LocalDate last(YearMonth month) {
    LocalDate day = month.atEndOfMonth();
    while (!isOpen(day)) {
      day = day.minusDays(1);
    }
    return day;
  }

  static boolean isOpen(LocalDate day) {
    DayOfWeek weekday = day.getDayOfWeek();
    if (weekday == DayOfWeek.SATURDAY || weekday == DayOfWeek.SUNDAY) {
      return false;
    }
    LocalDate easter = easter(day.getYear());
    return !day.equals(easter.minusDays(2)) && !day.equals(easter.plusDays(1)) && !isFixed(day);
  }

  private static boolean isFixed(LocalDate day) {
    int number = day.getDayOfMonth();
    return switch (day.getMonth()) {
      case JANUARY, MAY -> number == 1;
      case DECEMBER -> number == 25 || number == 26;
      default -> false;
    };
  }

  /** Easter Sunday by Butcher's rule for the Gregorian calendar. */
  static LocalDate easter(int year) {
    int golden = year % 19;
    int century = year / 100;
    int rest = year % 100;
    int correction = (century - (century + 8) / 25 + 1) / 3;
    int epact = (19 * golden + century - century / 4 - correction + 15) % 30;
    int weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
    int shift = (golden + 11 * epact + 22 * weekday) / 451;
    int days = epact + weekday - 7 * shift + 114;
    return LocalDate.of(year, Month.of(days / 31), days % 31 + 1);
  }
}
