package io.loopledger.brandreports.period;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.reports.source.ReportPeriod;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodRuleTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  /** 27 November 2026 is a Friday, 2 March 2026 a Monday, 1 January 2026 a Thursday. */
  @ParameterizedTest
  @CsvSource({
    "last-month, 2026-11-27, 2026-10-01, 2026-10-31, 2026-10",
    "last-month, 2026-01-01, 2025-12-01, 2025-12-31, 2025-12",
    "last-month, 2024-03-31, 2024-02-01, 2024-02-29, 2024-02",
    "last-quarter, 2026-11-27, 2026-07-01, 2026-09-30, 2026-07-01_2026-09-30",
    "last-quarter, 2026-01-01, 2025-10-01, 2025-12-31, 2025-10-01_2025-12-31",
    "last-week, 2026-11-27, 2026-11-16, 2026-11-22, 2026-11-16_2026-11-22",
    "last-week, 2026-03-02, 2026-02-23, 2026-03-01, 2026-02-23_2026-03-01",
    "last-week, 2026-03-01, 2026-02-16, 2026-02-22, 2026-02-16_2026-02-22",
    "month-to-date, 2026-11-27, 2026-11-01, 2026-11-27, 2026-11-01_2026-11-27",
    "month-to-date, 2026-11-01, 2026-11-01, 2026-11-01, 2026-11-01_2026-11-01",
    "month-to-date, 2026-11-30, 2026-11-01, 2026-11-30, 2026-11",
    "last-90-days, 2026-11-27, 2026-08-29, 2026-11-26, 2026-08-29_2026-11-26",
    "2026-10, 2030-01-01, 2026-10-01, 2026-10-31, 2026-10",
    "2026-01-01..2026-03-31, 2030-01-01, 2026-01-01, 2026-03-31, 2026-01-01_2026-03-31",
    "2026-05-07..2026-05-07, 2030-01-01, 2026-05-07, 2026-05-07, 2026-05-07_2026-05-07"
  })
  void aRuleGivesTheseDays(
      String rule, LocalDate today, LocalDate first, LocalDate last, String label) {
    ReportDays period = PeriodRule.parse(rule).orElseThrow().at(today);

    assertThat(period).isEqualTo(new ReportDays(first, last));
    assertThat(period.label()).isEqualTo(label);
    assertThat(PeriodRule.parse(period.text())).contains(new PeriodRule.Fixed(period));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yesterday",
        "",
        "2026-13",
        "2026-02-30..2026-03-01",
        "2026-03-01..2026-02-28",
        "2026-01-01..",
        "..",
        "LAST-MONTH",
        "2026"
      })
  void anythingElseIsNoPeriod(String text) {
    assertThat(PeriodRule.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "last-month, true",
    "last-quarter, true",
    "month-to-date, true",
    "last-week, false",
    "last-90-days, false",
    "2026-10, true",
    "2026-01-01..2026-03-31, true",
    "2026-01-01..2026-03-30, false",
    "2026-01-02..2026-03-31, false"
  })
  void rowsOfMonthsFitIntoWholeMonths(String rule, boolean isOfMonths) {
    assertThat(PeriodRule.parse(rule).orElseThrow().isOfMonths()).isEqualTo(isOfMonths);
  }

  /** In 2026 clocks in Berlin go forward on 29 March and back on 25 October. */
  @Test
  void aDayHas23Or25HoursWhereClocksChange() {
    assertThat(hours(new ReportDays(day("2026-03-29"), day("2026-03-29")))).isEqualTo(23);
    assertThat(hours(new ReportDays(day("2026-10-25"), day("2026-10-25")))).isEqualTo(25);
    assertThat(hours(ReportDays.of(YearMonth.of(2026, 3)))).isEqualTo(31 * 24 - 1);
    assertThat(hours(ReportDays.of(YearMonth.of(2026, 10)))).isEqualTo(31 * 24 + 1);
    assertThat(ReportDays.of(YearMonth.of(2026, 10)).begin(BERLIN))
        .isEqualTo("2026-09-30T22:00:00Z");
    assertThat(ReportDays.of(YearMonth.of(2026, 10)).end(BERLIN)).isEqualTo("2026-10-31T23:00:00Z");
  }

  @Test
  void partsAreEveryDayOnce() {
    ReportDays period = new ReportDays(day("2026-01-30"), day("2026-03-02"));

    assertThat(period.byMonth())
        .containsExactly(
            new ReportDays(day("2026-01-30"), day("2026-01-31")),
            new ReportDays(day("2026-02-01"), day("2026-02-28")),
            new ReportDays(day("2026-03-01"), day("2026-03-02")));
    assertThat(period.byDay()).hasSize(2 + 28 + 2).doesNotHaveDuplicates();
    assertThat(period.months()).isEqualTo(ReportPeriod.parse("2026-01..2026-03"));
  }

  private static long hours(ReportDays period) {
    return Duration.between(period.begin(BERLIN), period.end(BERLIN)).toHours();
  }

  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }
}
