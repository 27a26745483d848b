package io.loopledger.documents.xlsx;

import io.loopledger.documents.model.Cell;
import io.loopledger.documents.text.Labels;
import io.loopledger.documents.text.OriginJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.Worksheet;

/** The last sheet: of each figure its cell, its exact value, and the metric it was read from. */
final class Sources {
  private static final int LETTERS = 26;

  private final Locale locale;
  private final List<Source> sources = new ArrayList<>();

  private record Source(String sheet, String cell, Cell.Amount amount, Cell.Origin origin) {}

  Sources(Locale locale) {
    this.locale = locale;
  }

  String title() {
    return Labels.SOURCES.in(locale);
  }

  void add(String sheet, int row, int column, Cell.Amount amount) {
    amount
        .origin()
        .ifPresent(
            origin -> sources.add(new Source(sheet, letters(column) + (row + 1), amount, origin)));
  }

  void write(Worksheet sheet) {
    Cells cells = new Cells(sheet, locale);
    List<String> heads =
        List.of(
            Labels.SHEET.in(locale),
            Labels.CELL.in(locale),
            Labels.EXACT_VALUE.in(locale),
            Labels.UNIT.in(locale),
            Labels.METRIC.in(locale),
            Labels.WHERE.in(locale),
            Labels.STATISTIC.in(locale));
    List<Integer> widths = List.of(32, 8, 24, 12, 36, 60, 14);
    for (int i = 0; i < heads.size(); i++) {
      cells.text(0, i, heads.get(i), Cells.Weight.BOLD);
      sheet.width(i, widths.get(i));
    }
    for (int i = 0; i < sources.size(); i++) {
      row(cells, i + 1, sources.get(i));
    }
    sheet.freezePane(0, 1);
  }

  private static void row(Cells cells, int row, Source source) {
    List<String> texts =
        List.of(
            source.sheet(),
            source.cell(),
            source.amount().value().toPlainString(),
            source.amount().unit(),
            source.origin().metric(),
            OriginJson.where(source.origin()),
            source.origin().statistic().name());
    for (int i = 0; i < texts.size(); i++) {
      cells.text(row, i, texts.get(i), Cells.Weight.NORMAL);
    }
  }

  private static String letters(int column) {
    String last = String.valueOf((char) ('A' + column % LETTERS));
    return column < LETTERS ? last : letters(column / LETTERS - 1) + last;
  }
}
