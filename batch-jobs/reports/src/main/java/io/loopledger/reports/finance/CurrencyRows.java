package io.loopledger.reports.finance;

import io.loopledger.documents.model.Table.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Rows of a table, currency by currency, since amounts of two are never added. */
final class CurrencyRows {
  private CurrencyRows() {}

  /**
   * The rows of each currency in their order, and then its total.
   *
   * @param total makes the last row of a currency from all that it has
   */
  static <T> List<Row> of(
      List<T> all,
      Function<T, String> currency,
      Comparator<T> order,
      Function<T, Row> row,
      BiFunction<String, List<T>, Row> total) {
    List<Row> rows = new ArrayList<>();
    Controls.by(all, currency)
        .forEach(
            (name, ofCurrency) -> {
              ofCurrency.stream().sorted(order).map(row).forEach(rows::add);
              rows.add(total.apply(name, ofCurrency));
            });
    return rows;
  }
}
