package io.loopledger.documents.text;

import io.loopledger.documents.model.Block;
import io.loopledger.documents.model.Cell;
import io.loopledger.documents.model.Chart;
import io.loopledger.documents.model.Document;
import io.loopledger.documents.model.Figures;
import io.loopledger.documents.model.Table;
import java.util.function.UnaryOperator;

/** A document with each text that people read changed in one way; ids and origins stay. */
public final class DocumentTexts {
  private final UnaryOperator<String> change;

  private DocumentTexts(UnaryOperator<String> change) {
    this.change = change;
  }

  /** The changed document. */
  public static Document map(Document document, UnaryOperator<String> change) {
    return new DocumentTexts(change).document(document);
  }

  private Document document(Document document) {
    return new Document(
        document.id(),
        document.locale(),
        text(document.title()),
        text(document.subtitle()),
        document.facts().stream()
            .map(fact -> new Document.Fact(fact.id(), text(fact.label()), text(fact.value())))
            .toList(),
        document.sections().stream().map(this::section).toList());
  }

  private Document.Section section(Document.Section section) {
    return new Document.Section(
        section.id(), text(section.title()), section.blocks().stream().map(this::block).toList());
  }

  private Block block(Block block) {
    return switch (block) {
      case Block.Words words -> new Block.Words(text(words.text()));
      case Block.Notice notice ->
          new Block.Notice(notice.kind(), text(notice.title()), text(notice.text()));
      case Figures figures ->
          new Figures(figures.id(), figures.items().stream().map(this::item).toList());
      case Table table -> table(table);
      case Chart chart -> chart(chart);
    };
  }

  private Figures.Item item(Figures.Item item) {
    return new Figures.Item(
        item.id(), text(item.label()), cell(item.value()), item.interval(), text(item.note()));
  }

  private Table table(Table table) {
    return new Table(
        table.id(),
        text(table.caption()),
        table.columns().stream()
            .map(column -> new Table.Column(column.id(), text(column.label()), column.type()))
            .toList(),
        table.rows().stream()
            .map(row -> new Table.Row(row.level(), row.cells().stream().map(this::cell).toList()))
            .toList(),
        text(table.note()));
  }

  private Chart chart(Chart chart) {
    return new Chart(
        chart.id(),
        text(chart.title()),
        text(chart.summary()),
        chart.unit(),
        chart.decimals(),
        chart.kind(),
        chart.points().stream()
            .map(
                point ->
                    new Chart.Point(
                        text(point.label()),
                        point.value(),
                        point.lower(),
                        point.upper(),
                        point.isTotal()))
            .toList());
  }

  private Cell cell(Cell cell) {
    return switch (cell) {
      case Cell.Text words -> new Cell.Text(text(words.text()));
      case Cell.Empty empty -> new Cell.Empty(text(empty.reason()));
      case Cell.Amount amount -> amount;
      case Cell.Day day -> day;
    };
  }

  private String text(String text) {
    return change.apply(text);
  }
}
