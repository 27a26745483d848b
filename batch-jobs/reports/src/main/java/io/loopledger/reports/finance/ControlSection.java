package io.loopledger.reports.finance;

import io.loopledger.documents.model.Block;
import io.loopledger.documents.model.Block.Notice;
import io.loopledger.documents.model.Block.Notice.Kind;
import io.loopledger.documents.model.Cell;
import io.loopledger.documents.model.Cell.Amount;
import io.loopledger.documents.model.Document.Section;
import io.loopledger.documents.model.Table;
import io.loopledger.documents.model.Table.Row;
import io.loopledger.documents.model.Table.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What a reader must know first: whether the month is open, and whether all figures fit. */
final class ControlSection {
  private final Words words;
  private final FinanceFigures figures;

  ControlSection(Words words, FinanceFigures figures) {
    this.words = words;
    this.figures = figures;
  }

  Section of(List<Control> controls, List<Block> keyFigures) {
    List<Block> blocks = new ArrayList<>();
    if (!figures.openBrands().isEmpty()) {
      blocks.add(
          new Notice(
              Kind.PROVISIONAL,
              words.text("provisional"),
              words.text("provisional.text", String.join(", ", figures.openBrands()))));
    }
    if (figures.trialBalance().isEmpty()) {
      blocks.add(
          new Notice(
              Kind.WARNING, words.text("nothing-posted"), words.text("nothing-posted.text")));
    }
    controls.stream().filter(control -> !control.holds()).map(this::warning).forEach(blocks::add);
    if (!figures.breaks().isEmpty()) {
      blocks.add(
          new Notice(
              Kind.NOTE,
              words.text("open-breaks"),
              words.text("open-breaks.text", figures.breaks().size())));
    }
    blocks.addAll(keyFigures);
    blocks.add(table(controls));
    return new Section("controls", words.text("controls"), blocks);
  }

  private Notice warning(Control control) {
    return new Notice(
        Kind.WARNING,
        words.text("control." + control.id()),
        words.text(
            "control.broken",
            control.subject(),
            exact(control, control.expected()),
            exact(control, control.found()),
            exact(control, control.difference()),
            words.unit(control.unit())));
  }

  /** With all its digits: a difference that is too small to be shown is one. */
  private String exact(Control control, BigDecimal value) {
    int usual = control.unit().equals(Control.ROWS) ? 0 : Cells.decimals(control.unit());
    int decimals = Math.max(usual, value.stripTrailingZeros().scale());
    return words.number(Amount.of(value, decimals, control.unit()));
  }

  private Table table(List<Control> controls) {
    return new Table(
        "control-results",
        words.text("controls.caption"),
        List.of(
            Cells.column(words, "control", Type.TEXT),
            Cells.column(words, "subject", Type.TEXT),
            Cells.column(words, "expected", Type.AMOUNT),
            Cells.column(words, "found", Type.AMOUNT),
            Cells.column(words, "difference", Type.AMOUNT),
            Cells.column(words, "unit", Type.TEXT),
            Cells.column(words, "result", Type.TEXT)),
        controls.stream().map(this::row).toList(),
        words.text("controls.note"));
  }

  private Row row(Control control) {
    return Row.of(
        Cells.text(words.text("control." + control.id())),
        Cells.text(control.subject()),
        amount(control, control.expected()),
        amount(control, control.found()),
        amount(control, control.difference()),
        Cells.text(words.unit(control.unit())),
        Cells.text(words.text(control.holds() ? "holds" : "broken")));
  }

  private static Cell amount(Control control, BigDecimal value) {
    return control.unit().equals(Control.ROWS)
        ? Cells.count(value.longValueExact(), Control.ROWS)
        : Cells.money(value, control.unit());
  }
}
