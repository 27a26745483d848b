package io.loopledger.reports.finance;

import io.loopledger.documents.model.Block;
import io.loopledger.documents.model.Document.Section;
import io.loopledger.documents.model.Table;
import io.loopledger.documents.model.Table.Level;
import io.loopledger.documents.model.Table.Row;
import io.loopledger.documents.model.Table.Type;
import io.loopledger.reports.finance.FinanceFigures.OpenBreak;
import java.util.Comparator;
import java.util.List;

/** Differences between the ledger and what others say that nobody has settled yet. */
final class BreakSection {
  private static final Comparator<OpenBreak> ORDER =
      Comparator.comparing(OpenBreak::brand)
          .thenComparing(OpenBreak::reconciliation)
          .thenComparing(OpenBreak::firstSeen)
          .thenComparing(OpenBreak::id);

  private final Words words;

  BreakSection(Words words) {
    this.words = words;
  }

  Section of(List<OpenBreak> breaks) {
    List<Row> rows =
        CurrencyRows.of(breaks, OpenBreak::currency, ORDER, BreakSection::row, this::total);
    Table table =
        new Table(
            "open-breaks",
            words.text("breaks.caption"),
            List.of(
                Cells.column(words, "brand", Type.TEXT),
                Cells.column(words, "reconciliation", Type.TEXT),
                Cells.column(words, "break_kind", Type.TEXT),
                Cells.column(words, "currency", Type.TEXT),
                Cells.column(words, "break_value", Type.AMOUNT),
                Cells.column(words, "ledger_item", Type.TEXT),
                Cells.column(words, "statement_item", Type.TEXT),
                Cells.column(words, "item_date", Type.DAY),
                Cells.column(words, "first_seen_date", Type.DAY),
                Cells.column(words, "suspected_cause", Type.TEXT),
                Cells.column(words, "owner", Type.TEXT),
                Cells.column(words, "break_id", Type.TEXT)),
            rows,
            words.text("breaks.note"));
    return new Section(
        "breaks",
        words.text("breaks"),
        List.of(new Block.Words(words.text("breaks.text", breaks.size())), table));
  }

  private static Row row(OpenBreak each) {
    return Row.of(
        Cells.text(each.brand()),
        Cells.text(each.reconciliation()),
        Cells.text(each.kind()),
        Cells.text(each.currency()),
        Cells.money(each.value(), each.currency()),
        Cells.text(each.ledgerItem()),
        Cells.text(each.statementItem()),
        Cells.day(each.date()),
        Cells.day(each.firstSeen()),
        Cells.text(each.cause()),
        Cells.text(each.owner()),
        Cells.text(each.id()));
  }

  private Row total(String currency, List<OpenBreak> breaks) {
    return new Row(
        Level.TOTAL,
        List.of(
            Cells.text(words.text("total")),
            Cells.empty(),
            Cells.empty(),
            Cells.text(currency),
            Cells.money(Controls.sum(breaks, OpenBreak::value), currency),
            Cells.empty(),
            Cells.empty(),
            Cells.empty(),
            Cells.empty(),
            Cells.empty(),
            Cells.empty(),
            Cells.empty()));
  }
}
