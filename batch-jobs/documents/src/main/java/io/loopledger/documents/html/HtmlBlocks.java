package io.loopledger.documents.html;

import io.loopledger.documents.chart.Charts;
import io.loopledger.documents.chart.Picture;
import io.loopledger.documents.markup.Markup;
import io.loopledger.documents.model.Block;
import io.loopledger.documents.model.Cell;
import io.loopledger.documents.model.Chart;
import io.loopledger.documents.model.Figures;
import io.loopledger.documents.model.Table;
import io.loopledger.documents.text.Labels;
import io.loopledger.documents.text.ReaderFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The blocks of a document as markup. A text never stands beside an element in one line without an
 * element of its own: the renderer of pages writes texts of the line first, and whoever listens to
 * the PDF would hear them in the wrong order.
 */
final class HtmlBlocks {
  private final Locale locale;
  private final Medium medium;
  private final ReaderFormat format;

  HtmlBlocks(Locale locale, Medium medium) {
    this.locale = locale;
    this.medium = medium;
    this.format = ReaderFormat.of(locale);
  }

  Markup block(Block block) {
    return switch (block) {
      case Block.Words words -> words(words);
      case Block.Notice notice -> notice(notice);
      case Figures figures -> figures(figures);
      case Table table -> new HtmlTable(table, locale, medium).markup();
      case Chart chart -> chart(chart);
    };
  }

  private static Markup words(Block.Words words) {
    return new Markup().open("p", "class", "words").add(Inline.text(words.text())).close();
  }

  private Markup notice(Block.Notice notice) {
    Labels kind = Labels.of(notice.kind());
    return new Markup()
        .open("div", "class", "notice " + kind.name().toLowerCase(Locale.ROOT), "role", "note")
        .open("p", "class", "notice-title")
        .leaf("span", kind.in(locale) + " ", "class", "kind")
        .open("strong")
        .add(Inline.text(notice.title()))
        .close()
        .close()
        .open("p")
        .add(Inline.text(notice.text()))
        .close()
        .close();
  }

  private Markup figures(Figures figures) {
    Markup out = new Markup().open("dl", "class", style(figures), "id", figures.id()).line();
    for (Figures.Item item : figures.items()) {
      out.open("div", "class", "figure", "id", figures.id() + "-" + item.id());
      out.open("dt").add(Inline.text(item.label())).close();
      out.open("dd", "class", "value").add(value(item.value())).close();
      item.interval()
          .ifPresent(interval -> out.open("dd", "class", "interval").add(ends(interval)).close());
      if (!item.note().isBlank()) {
        out.open("dd", "class", "remark").add(Inline.text(item.note())).close();
      }
      out.close().line();
    }
    return out.close();
  }

  /** Four stand in two rows of two, other numbers in rows of three. */
  private static String style(Figures figures) {
    return figures.items().size() == 4 ? "figures four" : "figures";
  }

  private Markup value(Cell cell) {
    return switch (cell) {
      case Cell.Text text -> Inline.text(text.text());
      case Cell.Day day ->
          new Markup().leaf("time", format.date(day.date()), "datetime", day.date().toString());
      case Cell.Empty empty -> HtmlTable.empty(empty);
      case Cell.Amount amount -> {
        Markup out = new Markup().add(Inline.figure(amount, format));
        String unit = format.unit(amount.unit());
        yield unit.isEmpty() ? out : out.leaf("span", " " + unit, "class", "unit");
      }
    };
  }

  private Markup ends(Figures.Interval interval) {
    String unit = format.unit(interval.upper().unit());
    return new Markup()
        .leaf("span", Labels.INTERVAL.in(locale) + ": ")
        .open("span", "class", "range")
        .add(Inline.figure(interval.lower(), format))
        .leaf("span", " " + Labels.TO.in(locale) + " ")
        .add(Inline.figure(interval.upper(), format))
        .leaf("span", unit.isEmpty() ? "" : "\u00A0" + unit)
        .close();
  }

  private Markup chart(Chart chart) {
    Markup out = new Markup().open("figure", "class", "chart", "id", chart.id()).line();
    out.open("figcaption");
    out.open("span", "class", "caption").add(Inline.text(chart.title())).close();
    out.close().line();
    out.add(picture(chart, Charts.Size.WIDE)).line();
    if (medium == Medium.SCREEN) {
      out.add(picture(chart, Charts.Size.NARROW)).line();
    }
    return out.open("p", "class", "note").add(Inline.text(chart.summary())).close().close();
  }

  private Markup picture(Chart chart, Charts.Size size) {
    Picture picture = Charts.draw(chart, locale, size);
    String id = chart.id() + "-" + size.name().toLowerCase(Locale.ROOT);
    List<String> attributes = new ArrayList<>();
    attributes.addAll(List.of("class", "chart-" + size.name().toLowerCase(Locale.ROOT)));
    attributes.addAll(List.of("viewBox", picture.viewBox(), "role", "img"));
    attributes.addAll(List.of("aria-labelledby", id + "-title " + id + "-text"));
    attributes.addAll(List.of("font-family", "Liberation Sans, DejaVu Sans, sans-serif"));
    if (medium == Medium.PAPER) {
      attributes.addAll(List.of("xmlns", "http://www.w3.org/2000/svg"));
      attributes.addAll(List.of("width", Integer.toString(picture.width())));
      attributes.addAll(List.of("height", Integer.toString(picture.height())));
      attributes.addAll(List.of("alt", chart.title() + ". " + chart.summary()));
    }
    return new Markup()
        .open("svg", attributes.toArray(String[]::new))
        .leaf("title", chart.title(), "id", id + "-title")
        .leaf("desc", chart.summary(), "id", id + "-text")
        .add(picture.content())
        .close();
  }
}
