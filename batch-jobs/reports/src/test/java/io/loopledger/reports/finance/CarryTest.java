package io.loopledger.reports.finance;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.reports.finance.Carry.Last;
import io.loopledger.reports.finance.FinanceFigures.Balance;
import io.loopledger.reports.finance.FinanceFigures.Liability;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CarryTest {
  private static final YearMonth NOVEMBER = YearMonth.of(2021, 11);
  private static final List<Last<Balance>> LAST =
      List.of(
          last("receivables.invoiced", "asset", "10", "100", "0", "110"),
          last("revenue.products", "revenue", "-20", "0", "100", "-120"),
          last("result.earlier-years", "equity", "10", "0", "0", "10"));

  @Test
  void aMonthWithPostingsIsAsItIs() {
    assertThat(Carry.balances(LAST, NOVEMBER))
        .containsExactlyElementsOf(LAST.stream().map(Last::row).toList());
  }

  @Test
  void aMonthWithoutOpensWithWhatTheLastOneClosed() {
    assertThat(Carry.balances(LAST, YearMonth.of(2021, 12)))
        .containsExactly(
            balance("receivables.invoiced", "asset", "110", "0", "0", "110"),
            balance("revenue.products", "revenue", "-120", "0", "0", "-120"),
            balance("result.earlier-years", "equity", "10", "0", "0", "10"));
  }

  /** The year's result, -120, joins what was there from before, 10. */
  @Test
  void aNewYearEndsProfitAndLossInTheResultsOfEarlierYears() {
    assertThat(Carry.balances(LAST, YearMonth.of(2022, 1)))
        .containsExactly(
            balance("receivables.invoiced", "asset", "110", "0", "0", "110"),
            balance("result.earlier-years", "equity", "-110", "0", "0", "-110"));
  }

  @Test
  void aLiabilityStaysOwed() {
    Liability row = liability("5", "3", "8");

    assertThat(Carry.liabilities(List.of(new Last<>(NOVEMBER, row)), NOVEMBER))
        .containsExactly(row);
    assertThat(Carry.liabilities(List.of(new Last<>(NOVEMBER, row)), NOVEMBER.plusMonths(1)))
        .containsExactly(liability("8", "0", "8"));
  }

  private static Last<Balance> last(
      String account, String kind, String opening, String debit, String credit, String closing) {
    return new Last<>(NOVEMBER, balance(account, kind, opening, debit, credit, closing));
  }

  private static Balance balance(
      String account, String kind, String opening, String debit, String credit, String closing) {
    return new Balance(
        "amber",
        account,
        kind,
        "EUR",
        new BigDecimal(opening),
        new BigDecimal(debit),
        new BigDecimal(credit),
        new BigDecimal(closing));
  }

  private static Liability liability(String opening, String issued, String closing) {
    BigDecimal zero = BigDecimal.ZERO;
    return new Liability(
        "amber",
        Optional.empty(),
        "vouchers.mpv",
        "EUR",
        new BigDecimal(opening),
        new BigDecimal(issued),
        zero,
        zero,
        zero,
        new BigDecimal(closing));
  }
}
