package io.loopledger.reports.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportPeriodTest {
  @ParameterizedTest
  @CsvSource({
    "2026-10, 2026-10-01, 2026-10-31, 1",
    "2026-Q1, 2026-01-01, 2026-03-31, 3",
    "2026-Q4, 2026-10-01, 2026-12-31, 3",
    "2024, 2024-01-01, 2024-12-31, 12",
    "2023-12..2024-02, 2023-12-01, 2024-02-29, 3",
  })
  void aPeriodIsMonthsInARow(String text, LocalDate first, LocalDate last, int months) {
    ReportPeriod period = ReportPeriod.parse(text);

    assertThat(period.firstDay()).isEqualTo(first);
    assertThat(period.lastDay()).isEqualTo(last);
    assertThat(period.months()).hasSize(months);
    assertThat(period).hasToString(text);
  }

  @ParameterizedTest
  @CsvSource({"2026-10..2026-12, 2026-Q4", "2026-01..2026-12, 2026", "2026-05..2026-05, 2026-05"})
  void aPeriodIsWrittenInItsShortestForm(String text, String shortest) {
    assertThat(ReportPeriod.parse(text)).hasToString(shortest);
  }

  @Test
  void whatIsNoPeriodIsRefused() {
    assertThatThrownBy(() -> ReportPeriod.parse("2026-13"))
        .hasMessage(
            "period is '2026-13'; write a month as 2026-10, a quarter as 2026-Q4, a year as 2026, or 2026-10..2026-11");
    assertThatThrownBy(() -> ReportPeriod.parse("2026-10..2026-09"))
        .hasMessage("period ends in 2026-09, before it begins in 2026-10; turn them round");
  }
}
