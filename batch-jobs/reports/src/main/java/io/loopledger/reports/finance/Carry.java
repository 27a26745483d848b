package io.loopledger.reports.finance;

import io.loopledger.reports.finance.FinanceFigures.Balance;
import io.loopledger.reports.finance.FinanceFigures.Liability;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Carries balances into a month that nothing was posted into: a model has rows of months with
 * postings only, and a balance does not end because nothing moves.
 */
final class Carry {
  /** Account of the results of earlier years, which profit-and-loss accounts end in. */
  static final String EARLIER_YEARS = "result.earlier-years";

  private static final BigDecimal ZERO = BigDecimal.ZERO;

  private Carry() {}

  /** A balance of the last month with postings. */
  record Last<T>(YearMonth month, T row) {}

  /** The trial balance of a month, from that of the last months with postings. */
  static List<Balance> balances(List<Last<Balance>> rows, YearMonth month) {
    List<Balance> balances = new ArrayList<>();
    Map<List<String>, BigDecimal> ended = new TreeMap<>(Carry::compare);
    for (Last<Balance> last : rows) {
      Balance row = last.row();
      if (last.month().equals(month)) {
        balances.add(row);
      } else if (last.month().getYear() != month.getYear()
          && (row.isProfitAndLoss() || row.account().equals(EARLIER_YEARS))) {
        ended.merge(List.of(row.brand(), row.currency()), row.closing(), BigDecimal::add);
      } else {
        balances.add(at(row, row.closing()));
      }
    }
    ended.forEach(
        (key, closing) ->
            balances.add(
                at(
                    new Balance(
                        key.get(0), EARLIER_YEARS, "equity", key.get(1), ZERO, ZERO, ZERO, ZERO),
                    closing)));
    return balances;
  }

  /** The liabilities of a month. */
  static List<Liability> liabilities(List<Last<Liability>> rows, YearMonth month) {
    return rows.stream()
        .map(
            last ->
                last.month().equals(month)
                    ? last.row()
                    : new Liability(
                        last.row().brand(),
                        last.row().program(),
                        last.row().account(),
                        last.row().currency(),
                        last.row().closing(),
                        ZERO,
                        ZERO,
                        ZERO,
                        ZERO,
                        last.row().closing()))
        .toList();
  }

  private static Balance at(Balance row, BigDecimal closing) {
    return new Balance(
        row.brand(), row.account(), row.kind(), row.currency(), closing, ZERO, ZERO, closing);
  }

  private static int compare(List<String> one, List<String> other) {
    int byFirst = one.get(0).compareTo(other.get(0));
    return byFirst != 0 ? byFirst : one.get(1).compareTo(other.get(1));
  }
}
