package io.loopledger.brandreports.declaration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.brandreports.period.PeriodRule;
import io.loopledger.catalog.metrics.Catalog;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportDeclarationTest {
  @Test
  void theSameReportIsMadeAboutOtherDays() {
    ReportDeclaration declared = declared("last-month", "month");

    ReportDeclaration other = declared.over(rule("2026-10"));

    assertThat(other.period()).isEqualTo(rule("2026-10"));
    assertThat(other.over(declared.period())).isEqualTo(declared);
  }

  @Test
  void rowsOfMonthsAreNotCut() {
    assertThatThrownBy(() -> declared("last-month", "month").over(rule("2026-10-01..2026-10-15")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "reports/a.yaml: period is 2026-10-01..2026-10-15, which cuts months in two, and 'one'"
                + " has a row for each month; give whole months");
    assertThat(declared("last-week", "day").over(rule("2026-10-01..2026-10-15")).period())
        .isEqualTo(rule("2026-10-01..2026-10-15"));
  }

  /** The days of a report that was due on the fifteenth, and is made later. */
  @Test
  void aMonthToDateEndsWhereItDid() {
    ReportDeclaration declared = declared("month-to-date", "month");

    assertThat(declared.over(rule("2026-10-01..2026-10-15")).period())
        .isEqualTo(rule("2026-10-01..2026-10-15"));
    assertThatThrownBy(() -> declared.over(rule("2026-10-02..2026-10-15")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static PeriodRule rule(String text) {
    return PeriodRule.parse(text).orElseThrow();
  }

  private static ReportDeclaration declared(String period, String grain) {
    String text =
        """
        version: 1
        name: a
        brand: acme
        period: %s
        locale: de
        csv: rfc4180
        datasets:
          - name: one
            metrics: [finance.net_revenue]
            grain: %s
        """
            .formatted(period, grain);
    return new DeclarationReader(Catalog.builtIn(), List.of("acme"))
        .read(Map.of("reports/a.yaml", text))
        .getFirst();
  }
}
