package io.loopledger.reports.finance;

import io.loopledger.catalog.chart.Chart;
import io.loopledger.documents.model.Block;
import io.loopledger.documents.model.Document.Section;
import io.loopledger.documents.model.Table;
import io.loopledger.documents.model.Table.Level;
import io.loopledger.documents.model.Table.Row;
import io.loopledger.documents.model.Table.Type;
import io.loopledger.reports.finance.FinanceFigures.Balance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The trial balance: opening, movement and closing of each account, by brand and currency. */
final class TrialBalanceSection {
  private final Words words;
  private final Chart chart;

  TrialBalanceSection(Words words, Chart chart) {
    this.words = words;
    this.chart = chart;
  }

  Section of(List<Balance> balances) {
    List<String> order = chart.accounts().stream().map(account -> account.code()).toList();
    List<Row> rows = new ArrayList<>();
    Controls.by(balances, Balance::currency)
        .forEach(
            (currency, ofCurrency) -> {
              var byBrand = Controls.by(ofCurrency, Balance::brand);
              byBrand.forEach(
                  (brand, ofBrand) -> {
                    ofBrand.stream()
                        .sorted(
                            Comparator.comparingInt((Balance b) -> place(order, b.account()))
                                .thenComparing(Balance::account))
                        .forEach(balance -> rows.add(row(balance)));
                    rows.add(total(Level.SUBTOTAL, brand, currency, ofBrand));
                  });
              if (byBrand.size() > 1) {
                rows.add(total(Level.TOTAL, words.text("all-brands"), currency, ofCurrency));
              }
            });
    Table table =
        new Table(
            "trial-balance",
            words.text("trial-balance.caption"),
            List.of(
                Cells.column(words, "brand", Type.TEXT),
                Cells.column(words, "account", Type.TEXT),
                Cells.column(words, "account_name", Type.TEXT),
                Cells.column(words, "account_kind", Type.TEXT),
                Cells.column(words, "currency", Type.TEXT),
                Cells.column(words, "opening_balance", Type.AMOUNT),
                Cells.column(words, "debit", Type.AMOUNT),
                Cells.column(words, "credit", Type.AMOUNT),
                Cells.column(words, "movement", Type.AMOUNT),
                Cells.column(words, "closing_balance", Type.AMOUNT)),
            rows,
            words.text("trial-balance.note"));
    return new Section(
        "trial-balance",
        words.text("trial-balance"),
        List.of(new Block.Words(words.text("trial-balance.text")), table));
  }

  /** Accounts stand in the order of the chart; what is not in it comes last. */
  private static int place(List<String> order, String account) {
    int place = order.indexOf(account);
    return place < 0 ? Integer.MAX_VALUE : place;
  }

  private Row row(Balance b) {
    return Row.of(
        Cells.text(b.brand()),
        Cells.text(b.account()),
        Cells.text(words.account(chart, b.account())),
        Cells.text(words.text("kind." + b.kind())),
        Cells.text(b.currency()),
        Cells.money(b.opening(), b.currency()),
        Cells.money(b.debit(), b.currency()),
        Cells.money(b.credit(), b.currency()),
        Cells.money(b.movement(), b.currency()),
        Cells.money(b.closing(), b.currency()));
  }

  private Row total(Level level, String brand, String currency, List<Balance> balances) {
    return new Row(
        level,
        List.of(
            Cells.text(brand),
            Cells.empty(),
            Cells.text(words.text("total")),
            Cells.empty(),
            Cells.text(currency),
            Cells.money(Controls.sum(balances, Balance::opening), currency),
            Cells.money(Controls.sum(balances, Balance::debit), currency),
            Cells.money(Controls.sum(balances, Balance::credit), currency),
            Cells.money(Controls.sum(balances, Balance::movement), currency),
            Cells.money(Controls.sum(balances, Balance::closing), currency)));
  }
}
