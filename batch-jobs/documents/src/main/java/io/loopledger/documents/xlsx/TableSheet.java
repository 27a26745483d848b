package io.loopledger.documents.xlsx;

import io.loopledger.documents.model.Cell;
import io.loopledger.documents.model.Table;
import io.loopledger.documents.text.Labels;
import io.loopledger.documents.text.ReaderFormat;
import io.loopledger.documents.text.Units;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dhatim.fastexcel.Worksheet;

/**
 * A table as a sheet. Its head is the first row, so that filters and pivot tables work at once. A
 * column whose amounts have several units has a column of units beside it.
 */
final class TableSheet {
  private static final int MIN_WIDTH_CHARS = 10;
  private static final int MAX_WIDTH_CHARS = 60;
  private static final int PADDING_CHARS = 3;

  private final Worksheet sheet;
  private final Table table;
  private final Locale locale;
  private final ReaderFormat format;
  private final Sources sources;
  private final Cells cells;
  private final List<Optional<String>> units;

  TableSheet(Worksheet sheet, Table table, Locale locale, Sources sources) {
    this.sheet = sheet;
    this.table = table;
    this.locale = locale;
    this.format = ReaderFormat.of(locale);
    this.sources = sources;
    this.cells = new Cells(sheet, locale);
    this.units = Units.ofColumns(table);
  }

  void write() {
    int column = 0;
    for (int i = 0; i < table.columns().size(); i++) {
      column = column(i, column);
    }
    sheet.freezePane(table.columns().getFirst().type() == Table.Type.TEXT ? 1 : 0, 1);
    sheet.setFitToPage(true);
    sheet.pageOrientation("landscape");
    sheet.fitToWidth((short) 1);
    sheet.fitToHeight((short) 0);
    notes();
  }

  /** Writes a column, and gives the place of the next one. */
  private int column(int index, int place) {
    Table.Column column = table.columns().get(index);
    boolean isMixed = Units.isMixed(table, index);
    String label =
        units
            .get(index)
            .map(format::unit)
            .filter(unit -> !column.label().contains(unit))
            .map(unit -> column.label() + " (" + unit + ")")
            .orElse(column.label());
    head(place, label, column.type());
    if (isMixed) {
      head(place + 1, Labels.UNIT.in(locale), Table.Type.TEXT);
    }
    int width = label.length();
    for (int r = 0; r < table.rows().size(); r++) {
      Table.Row row = table.rows().get(r);
      Cell cell = row.cells().get(index);
      cells.put(r + 1, place, cell, weight(row));
      if (cell instanceof Cell.Amount amount) {
        sources.add(sheet.getName(), r + 1, place, amount);
        if (isMixed) {
          cells.text(r + 1, place + 1, format.unit(amount.unit()), weight(row));
        }
      }
      width = Math.max(width, length(cell));
    }
    int fitting = Math.clamp(width + PADDING_CHARS, MIN_WIDTH_CHARS, MAX_WIDTH_CHARS);
    sheet.width(place, fitting);
    for (int r = 0; r < table.rows().size(); r++) {
      if (table.rows().get(r).cells().get(index) instanceof Cell.Text text) {
        cells.fit(r + 1, text.text(), fitting);
      }
    }
    return isMixed ? place + 2 : place + 1;
  }

  private void head(int place, String label, Table.Type type) {
    sheet.value(0, place, XlsxText.cell(label));
    sheet
        .style(0, place)
        .bold()
        .format("@")
        .fillColor("EEF1F3")
        .wrapText(true)
        .verticalAlignment("bottom")
        .horizontalAlignment(type == Table.Type.AMOUNT ? "right" : "left")
        .set();
  }

  private static Cells.Weight weight(Table.Row row) {
    return switch (row.level()) {
      case ROW -> Cells.Weight.NORMAL;
      case SUBTOTAL, TOTAL -> Cells.Weight.BOLD;
    };
  }

  private int length(Cell cell) {
    return switch (cell) {
      case Cell.Text text -> text.text().length();
      case Cell.Amount amount ->
          Cells.isExact(amount.value())
              ? format.number(amount).length()
              : amount.value().toPlainString().length();
      case Cell.Day day -> format.date(day.date()).length();
      case Cell.Empty empty -> Math.min(empty.reason().length(), MIN_WIDTH_CHARS);
    };
  }

  private void notes() {
    int row = table.rows().size() + 2;
    if (!table.note().isBlank()) {
      note(row++, table.note());
    }
    if (cells.hasExactTexts()) {
      note(row, Labels.EXACT_TEXT.in(locale));
    }
  }

  /** Not wrapped: it runs over the empty cells beside it. */
  private void note(int row, String text) {
    sheet.value(row, 0, XlsxText.cell(text));
    sheet.style(row, 0).format("@").fontColor("59626B").set();
  }
}
