package io.loopledger.documents.html;

import io.loopledger.documents.markup.Markup;
import io.loopledger.documents.model.Cell;
import io.loopledger.documents.model.Table;
import io.loopledger.documents.text.Labels;
import io.loopledger.documents.text.ReaderFormat;
import io.loopledger.documents.text.Units;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A table as markup. */
final class HtmlTable {
  /** More columns than these are set smaller on paper, and take the room of the window. */
  private static final int COLUMNS_OF_A_PAGE = 6;

  private final Table table;
  private final Locale locale;
  private final Medium medium;
  private final ReaderFormat format;
  private final List<Optional<String>> units;
  private final ColumnFit fit;

  HtmlTable(Table table, Locale locale, Medium medium) {
    this.table = table;
    this.locale = locale;
    this.medium = medium;
    this.format = ReaderFormat.of(locale);
    this.units = Units.ofColumns(table);
    this.fit = new ColumnFit(table, medium, format);
  }

  Markup markup() {
    Markup out = table.rows().isEmpty() ? withoutRows() : withRows();
    if (!table.note().isBlank()) {
      out.open("p", "class", "note").add(Inline.text(table.note())).close();
    }
    return out;
  }

  /** A sentence in place of a head with nothing below it. */
  private Markup withoutRows() {
    Markup out = new Markup().open("div", "class", "no-rows", "id", table.id());
    caption(out, "p", table.id() + "-caption");
    return out.leaf("p", Labels.NO_ROWS.in(locale), "class", "words").close();
  }

  private Markup withRows() {
    String captionId = table.id() + "-caption";
    Markup out = new Markup();
    if (medium == Medium.PAPER) {
      // The renderer tags a caption as a part of the table that no reader expects there.
      caption(out, "p", captionId);
    }
    if (medium == Medium.SCREEN) {
      String style = isDense() ? "wide roomy" : "wide";
      out.open(
          "div", "class", style, "role", "region", "aria-labelledby", captionId, "tabindex", "0");
    } else {
      out.open("div", "class", "wide");
    }
    out.open("table", "id", table.id(), "class", isDense() ? "data dense" : "data").line();
    if (medium == Medium.SCREEN) {
      caption(out, "caption", captionId);
    }
    head(out);
    out.open("tbody").line();
    table.rows().forEach(row -> row(out, row));
    return out.close().line().close().close();
  }

  private boolean isDense() {
    return table.columns().size() > COLUMNS_OF_A_PAGE;
  }

  private void caption(Markup out, String element, String id) {
    out.open(element, "class", "caption", "id", id).add(Inline.text(table.caption())).close();
    out.line();
  }

  private void head(Markup out) {
    out.open("thead").open("tr").line();
    for (int i = 0; i < table.columns().size(); i++) {
      Table.Column column = table.columns().get(i);
      String style = style(i) + longWords(column.label());
      out.open("th", "scope", "col", "class", style, "data-column", column.id());
      out.add(Inline.text(column.label()));
      units
          .get(i)
          .map(format::unit)
          .filter(unit -> !column.label().contains(unit))
          .ifPresent(unit -> out.leaf("span", " " + unit, "class", "unit"));
      out.close().line();
    }
    out.close().close().line();
  }

  private String style(int column) {
    return switch (table.columns().get(column).type()) {
      case AMOUNT -> "number";
      case DAY -> "day";
      case TEXT -> fit.style(column);
    };
  }

  private String longWords(String text) {
    return fit.isLong(text) ? " long" : "";
  }

  private void row(Markup out, Table.Row row) {
    out.open("tr", "class", row.level().name().toLowerCase(Locale.ROOT));
    for (int i = 0; i < row.cells().size(); i++) {
      boolean isName = i == 0 && table.columns().get(i).type() == Table.Type.TEXT;
      Cell cell = row.cells().get(i);
      String style = style(i) + (cell instanceof Cell.Text text ? longWords(text.text()) : "");
      String[] attributes =
          isName ? new String[] {"scope", "row", "class", style} : new String[] {"class", style};
      out.open(isName ? "th" : "td", attributes);
      if (!isBlank(row, i)) {
        boolean isSaid = i > 0 && cell instanceof Cell.Empty && cell.equals(row.cells().get(i - 1));
        out.add(isSaid ? empty(new Cell.Empty("")) : cell(cell, units.get(i)));
      }
      out.close();
    }
    out.close().line();
  }

  /** A sum has no texts and dates of its own: a dash in each would only be noise. */
  private boolean isBlank(Table.Row row, int column) {
    return row.level() != Table.Level.ROW
        && table.columns().get(column).type() != Table.Type.AMOUNT
        && row.cells().get(column).equals(new Cell.Empty(""));
  }

  private Markup cell(Cell cell, Optional<String> unitOfColumn) {
    return switch (cell) {
      case Cell.Text text -> Inline.text(text.text());
      case Cell.Empty empty -> empty(empty);
      case Cell.Day day ->
          new Markup().leaf("time", format.date(day.date()), "datetime", day.date().toString());
      case Cell.Amount amount -> {
        Markup out = new Markup().add(Inline.figure(amount, format));
        String unit = format.unit(amount.unit());
        boolean isSaid = unitOfColumn.isPresent() || unit.isEmpty();
        yield isSaid ? out : out.leaf("span", "\u00A0" + unit, "class", "unit");
      }
    };
  }

  /** Nothing, and why; a row says the same reason once, not in each cell beside it. */
  static Markup empty(Cell.Empty empty) {
    boolean isReason = !empty.reason().isBlank();
    Markup out = new Markup().leaf("span", isReason ? "– " : "–", "class", "nothing");
    return !isReason
        ? out
        : out.open("span", "class", ColumnFit.isShortReason(empty.reason()) ? "why short" : "why")
            .add(Inline.text(empty.reason()))
            .close();
  }
}
