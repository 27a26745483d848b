package io.loopledger.brandreports.period;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which days a report covers, seen from the day on which it is made. */
public sealed interface PeriodRule {
  /** What to give, for messages. */
  String FORMS =
      Arrays.stream(Relative.values()).map(Relative::word).collect(Collectors.joining(", "))
          + ", a month such as 2026-10, or days such as 2026-01-01..2026-03-31";

  /** The period, for who asks on this day in the brand's zone. */
  ReportDays at(LocalDate today);

  /** Whether rows of months fit in: it begins with a month and ends with one, or with today. */
  boolean isOfMonths();

  /** The rule that a text is, if it is one. */
  static Optional<PeriodRule> parse(String text) {
    for (Relative relative : Relative.values()) {
      if (relative.word().equals(text)) {
        return Optional.of(relative);
      }
    }
    try {
      int dots = text.indexOf("..");
      return Optional.of(
          new Fixed(
              dots < 0
                  ? ReportDays.of(YearMonth.parse(text))
                  : new ReportDays(
                      LocalDate.parse(text.substring(0, dots)),
                      LocalDate.parse(text.substring(dots + 2)))));
    } catch (DateTimeException | IllegalArgumentException e) {
      // The caller says what it should be; it knows file and field.
      return Optional.empty();
    }
  }

  /** Days that move with the calendar. */
  enum Relative implements PeriodRule {
    /** The month before this one. */
    LAST_MONTH(true) {
      @Override
      public ReportDays at(LocalDate today) {
        return ReportDays.of(YearMonth.from(today).minusMonths(1));
      }
    },
    /** The quarter before this one. */
    LAST_QUARTER(true) {
      @Override
      public ReportDays at(LocalDate today) {
        LocalDate first = today.with(IsoFields.DAY_OF_QUARTER, 1);
        return new ReportDays(first.minusMonths(3), first.minusDays(1));
      }
    },
    /** Monday to Sunday of the week before this one. */
    LAST_WEEK(false) {
      @Override
      public ReportDays at(LocalDate today) {
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return new ReportDays(monday.minusWeeks(1), monday.minusDays(1));
      }
    },
    /** From the first of this month to today. */
    MONTH_TO_DATE(true) {
      @Override
      public ReportDays at(LocalDate today) {
        return new ReportDays(today.withDayOfMonth(1), today);
      }
    },
    /** The ninety days before today. */
    LAST_90_DAYS(false) {
      @Override
      public ReportDays at(LocalDate today) {
        return new ReportDays(today.minusDays(90), today.minusDays(1));
      }
    };

    private final boolean ofMonths;

    Relative(boolean ofMonths) {
      this.ofMonths = ofMonths;
    }

    @Override
    public boolean isOfMonths() {
      return ofMonths;
    }

    /** As files have it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String toString() {
      return word();
    }
  }

  /**
   * Days that stay the same.
   *
   * @param period the days
   */
  record Fixed(ReportDays period) implements PeriodRule {
    @Override
    public ReportDays at(LocalDate today) {
      return period;
    }

    @Override
    public boolean isOfMonths() {
      return period.first().getDayOfMonth() == 1
          && period.last().equals(YearMonth.from(period.last()).atEndOfMonth());
    }

    @Override
    public String toString() {
      return period.text();
    }
  }
}
