package io.loopledger.documents.csv;

import io.loopledger.documents.model.Block;
import io.loopledger.documents.model.Cell;
import io.loopledger.documents.model.Chart;
import io.loopledger.documents.model.Document;
import io.loopledger.documents.model.Figures;
import io.loopledger.documents.model.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** All values of a document, one after the other, in the order in which they are read. */
final class CsvLines {
  private static final String VALUE = "value";
  private static final String LOWER = "lower";
  private static final String UPPER = "upper";

  private final List<CsvLine> lines = new ArrayList<>();
  private final String section;

  private CsvLines(String section) {
    this.section = section;
  }

  static List<CsvLine> of(Document document) {
    List<CsvLine> all = new ArrayList<>();
    for (Document.Section section : document.sections()) {
      CsvLines part = new CsvLines(section.id());
      section.blocks().forEach(part::block);
      all.addAll(part.lines);
    }
    return all;
  }

  private void block(Block block) {
    switch (block) {
      case Block.Words words -> {
        // Words stand in the metadata.
      }
      case Block.Notice notice -> {
        // Notices too.
      }
      case Figures figures -> figures(figures);
      case Table table -> table(table);
      case Chart chart -> chart(chart);
    }
  }

  private void figures(Figures figures) {
    for (int i = 0; i < figures.items().size(); i++) {
      Figures.Item item = figures.items().get(i);
      CsvLine.Place place = place(figures.id(), "figures", i, Table.Level.ROW, item.label());
      lines.add(new CsvLine(place, VALUE, item.value(), item.note()));
      item.interval()
          .ifPresent(
              interval -> {
                lines.add(new CsvLine(place, LOWER, interval.lower(), ""));
                lines.add(new CsvLine(place, UPPER, interval.upper(), ""));
              });
    }
  }

  private void table(Table table) {
    for (int i = 0; i < table.rows().size(); i++) {
      Table.Row row = table.rows().get(i);
      CsvLine.Place place = place(table.id(), "table", i, row.level(), label(row));
      for (int c = 0; c < table.columns().size(); c++) {
        lines.add(new CsvLine(place, table.columns().get(c).id(), row.cells().get(c), ""));
      }
    }
  }

  private static String label(Table.Row row) {
    return row.cells().stream()
        .flatMap(cell -> key(cell).stream())
        .collect(Collectors.joining(" / "));
  }

  private static Optional<String> key(Cell cell) {
    return switch (cell) {
      case Cell.Text text -> Optional.of(text.text());
      case Cell.Day day -> Optional.of(day.date().toString());
      case Cell.Amount amount -> Optional.empty();
      case Cell.Empty empty -> Optional.empty();
    };
  }

  private void chart(Chart chart) {
    for (int i = 0; i < chart.points().size(); i++) {
      Chart.Point point = chart.points().get(i);
      Table.Level level = point.isTotal() ? Table.Level.TOTAL : Table.Level.ROW;
      CsvLine.Place place = place(chart.id(), "chart", i, level, point.label());
      lines.add(new CsvLine(place, VALUE, amount(chart, point.value()), ""));
      point.lower().ifPresent(v -> lines.add(new CsvLine(place, LOWER, amount(chart, v), "")));
      point.upper().ifPresent(v -> lines.add(new CsvLine(place, UPPER, amount(chart, v), "")));
    }
  }

  private static Cell.Amount amount(Chart chart, BigDecimal value) {
    return Cell.Amount.of(value, chart.decimals(), chart.unit());
  }

  private CsvLine.Place place(
      String block, String kind, int index, Table.Level level, String rowLabel) {
    return new CsvLine.Place(section, block, kind, index + 1, level, rowLabel);
  }
}
