package io.loopledger.reports.finance;

import io.loopledger.catalog.chart.Chart;
import io.loopledger.documents.model.Block;
import io.loopledger.documents.model.Document.Section;
import io.loopledger.documents.model.Table;
import io.loopledger.documents.model.Table.Level;
import io.loopledger.documents.model.Table.Row;
import io.loopledger.documents.model.Table.Type;
import io.loopledger.reports.finance.FinanceFigures.Liability;
import java.util.Comparator;
import java.util.List;

/** What is owed to customers: from the month's opening to its closing. */
final class LiabilitySection {
  private static final Comparator<Liability> ORDER =
      Comparator.comparing(Liability::account)
          .thenComparing(Liability::brand)
          .thenComparing(each -> each.program().orElse(""));

  private final Words words;
  private final Chart chart;

  LiabilitySection(Words words, Chart chart) {
    this.words = words;
    this.chart = chart;
  }

  Section of(List<Liability> liabilities) {
    List<Row> rows =
        CurrencyRows.of(liabilities, Liability::currency, ORDER, this::row, this::total);
    Table table =
        new Table(
            "liability-roll-forward",
            words.text("liabilities.caption"),
            List.of(
                Cells.column(words, "brand", Type.TEXT),
                Cells.column(words, "program", Type.TEXT),
                Cells.column(words, "account", Type.TEXT),
                Cells.column(words, "account_name", Type.TEXT),
                Cells.column(words, "currency", Type.TEXT),
                Cells.column(words, "opening_balance", Type.AMOUNT),
                Cells.column(words, "issued", Type.AMOUNT),
                Cells.column(words, "redeemed", Type.AMOUNT),
                Cells.column(words, "lapsed", Type.AMOUNT),
                Cells.column(words, "other_movements", Type.AMOUNT),
                Cells.column(words, "closing_balance", Type.AMOUNT)),
            rows,
            words.text("liabilities.note"));
    return new Section(
        "liabilities",
        words.text("liabilities"),
        List.of(new Block.Words(words.text("liabilities.text")), table));
  }

  private Row row(Liability each) {
    String currency = each.currency();
    return Row.of(
        Cells.text(each.brand()),
        Cells.text(each.program()),
        Cells.text(each.account()),
        Cells.text(words.account(chart, each.account())),
        Cells.text(currency),
        Cells.money(each.opening(), currency),
        Cells.money(each.issued(), currency),
        Cells.money(each.redeemed(), currency),
        Cells.money(each.lapsed(), currency),
        Cells.money(each.other(), currency),
        Cells.money(each.closing(), currency));
  }

  private Row total(String currency, List<Liability> all) {
    return new Row(
        Level.TOTAL,
        List.of(
            Cells.text(words.text("total")),
            Cells.empty(),
            Cells.empty(),
            Cells.empty(),
            Cells.text(currency),
            Cells.money(Controls.sum(all, Liability::opening), currency),
            Cells.money(Controls.sum(all, Liability::issued), currency),
            Cells.money(Controls.sum(all, Liability::redeemed), currency),
            Cells.money(Controls.sum(all, Liability::lapsed), currency),
            Cells.money(Controls.sum(all, Liability::other), currency),
            Cells.money(Controls.sum(all, Liability::closing), currency)));
  }
}
