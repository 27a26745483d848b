package io.loopledger.documents.xlsx;

import io.loopledger.documents.model.Block;
import io.loopledger.documents.model.Cell;
import io.loopledger.documents.model.Chart;
import io.loopledger.documents.model.Document;
import io.loopledger.documents.model.Figures;
import io.loopledger.documents.model.Table;
import io.loopledger.documents.text.Labels;
import io.loopledger.documents.text.ReaderFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.Worksheet;

/** The first sheet: title, words, notices, figures, where the tables are, and the facts. */
final class FirstSheet {
  private static final int NAME = 0;
  private static final int VALUE = 1;
  private static final int UNIT = 2;
  private static final int LOWER = 3;
  private static final int UPPER = 4;
  private static final int REMARK = 5;

  /** Hidden: the kind of report and the ids of its facts, for programs. */
  private static final int ID = 6;

  private static final List<Integer> WIDTHS_CHARS = List.of(60, 38, 12, 18, 18, 60);

  private final Worksheet sheet;
  private final Document document;
  private final Locale locale;
  private final Iterator<String> sheetsOfTables;
  private final Sources sources;
  private final Cells cells;
  private int row;

  FirstSheet(Worksheet sheet, Document document, List<String> sheetsOfTables, Sources sources) {
    this.sheet = sheet;
    this.document = document;
    this.locale = document.locale();
    this.sheetsOfTables = sheetsOfTables.iterator();
    this.sources = sources;
    this.cells = new Cells(sheet, locale);
  }

  void write() {
    for (int i = 0; i < WIDTHS_CHARS.size(); i++) {
      sheet.width(i, WIDTHS_CHARS.get(i));
    }
    sheet.setFitToPage(true);
    sheet.pageOrientation("landscape");
    sheet.fitToWidth((short) 1);
    sheet.fitToHeight((short) 0);
    sheet.value(row, ID, XlsxText.cell("document:" + document.id()));
    sheet.hideColumn(ID);
    line(document.title(), 18);
    line(document.subtitle(), 11);
    for (Document.Section section : document.sections()) {
      row++;
      line(section.title(), 14);
      section.blocks().forEach(this::block);
    }
    if (cells.hasExactTexts()) {
      row++;
      name(Labels.EXACT_TEXT.in(locale), Cells.Weight.NORMAL);
    }
    row++;
    line(Labels.BASIS.in(locale), 14);
    for (Document.Fact fact : document.facts()) {
      sheet.value(row, ID, XlsxText.cell("fact:" + fact.id()));
      cells.text(row, VALUE, fact.value(), Cells.Weight.NORMAL);
      cells.fit(row, fact.value(), WIDTHS_CHARS.get(VALUE));
      name(fact.label(), Cells.Weight.NORMAL);
    }
  }

  /** A line that runs over the cells beside it. */
  private void line(String text, int size) {
    sheet.value(row, NAME, XlsxText.cell(text));
    sheet.style(row, NAME).format("@").bold().fontSize(size).set();
    row++;
  }

  /** A text in the first column. */
  private void name(String text, Cells.Weight weight) {
    cells.text(row, NAME, text, weight);
    cells.fit(row++, text, WIDTHS_CHARS.get(NAME));
  }

  private void block(Block block) {
    switch (block) {
      case Block.Words words -> name(words.text(), Cells.Weight.NORMAL);
      case Block.Notice notice -> {
        String title = Labels.of(notice.kind()).in(locale) + ": " + notice.title();
        name(title, Cells.Weight.BOLD);
        name(notice.text(), Cells.Weight.NORMAL);
      }
      case Figures figures -> figures(figures);
      case Table table -> {
        String sheetOfTable = Labels.SHEET.in(locale) + ": " + sheetsOfTables.next();
        cells.text(row, VALUE, sheetOfTable, Cells.Weight.NORMAL);
        cells.fit(row, sheetOfTable, WIDTHS_CHARS.get(VALUE));
        name(table.caption(), Cells.Weight.NORMAL);
      }
      case Chart chart -> name(chart.title() + "\n" + chart.summary(), Cells.Weight.NORMAL);
    }
  }

  private void figures(Figures figures) {
    List<Labels> heads =
        List.of(
            Labels.FIGURE, Labels.VALUE, Labels.UNIT, Labels.LOWER, Labels.UPPER, Labels.REMARK);
    for (int i = 0; i < heads.size(); i++) {
      cells.text(row, i, heads.get(i).in(locale), Cells.Weight.BOLD);
    }
    row++;
    figures.items().forEach(this::item);
  }

  private void item(Figures.Item item) {
    cells.text(row, NAME, item.label(), Cells.Weight.NORMAL);
    cells.fit(row, item.label(), WIDTHS_CHARS.get(NAME));
    cells.put(row, VALUE, item.value(), Cells.Weight.BOLD);
    if (item.value() instanceof Cell.Amount amount) {
      cells.text(row, UNIT, ReaderFormat.of(locale).unit(amount.unit()), Cells.Weight.NORMAL);
      sources.add(sheet.getName(), row, VALUE, amount);
    }
    if (item.interval().isPresent()) {
      Figures.Interval interval = item.interval().get();
      cells.put(row, LOWER, interval.lower(), Cells.Weight.NORMAL);
      cells.put(row, UPPER, interval.upper(), Cells.Weight.NORMAL);
      sources.add(sheet.getName(), row, LOWER, interval.lower());
      sources.add(sheet.getName(), row, UPPER, interval.upper());
    }
    if (!item.note().isBlank()) {
      cells.text(row, REMARK, item.note(), Cells.Weight.NORMAL);
      cells.fit(row, item.note(), WIDTHS_CHARS.get(REMARK));
    }
    row++;
  }
}
