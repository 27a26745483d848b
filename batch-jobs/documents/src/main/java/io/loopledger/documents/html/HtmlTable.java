package io.loopledger.documents.html;

import io.loopledger.documents.markup.Markup;
import io.loopledger.documents.model.Cell;
import io.loopledger.documents.model.Table;
import io.loopledger.documents.text.ReaderFormat;
import io.loopledger.documents.text.Units;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A table as markup. */
final class HtmlTable {
  /** More columns than these are set smaller on paper. */
  private static final int COLUMNS_OF_A_PAGE = 6;

  private final Table table;
  private final Locale locale;
  private final Medium medium;
  private final ReaderFormat format;
  private final List<Optional<String>> units;

  HtmlTable(Table table, Locale locale, Medium medium) {
    this.table = table;
    this.locale = locale;
    this.medium = medium;
    this.format = ReaderFormat.of(locale);
    this.units = Units.ofColumns(table);
  }

  Markup markup() {
    String captionId = table.id() + "-caption";
    Markup out = new Markup();
    if (medium == Medium.PAPER) {
      // The renderer tags a caption as a part of the table that no reader expects there.
      caption(out, "p", captionId);
    }
    if (medium == Medium.SCREEN) {
      out.open(
          "div", "class", "wide", "role", "region", "aria-labelledby", captionId, "tabindex", "0");
    } else {
      out.open("div", "class", "wide");
    }
    out.open("table", "id", table.id(), "class", density()).line();
    if (medium == Medium.SCREEN) {
      caption(out, "caption", captionId);
    }
    head(out);
    out.open("tbody").line();
    table.rows().forEach(row -> row(out, row));
    out.close().line().close().close();
    if (!table.note().isBlank()) {
      out.open("p", "class", "note").add(Inline.text(table.note())).close();
    }
    return out;
  }

  private String density() {
    return table.columns().size() > COLUMNS_OF_A_PAGE ? "data dense" : "data";
  }

  private void caption(Markup out, String element, String id) {
    out.open(element, "class", "caption", "id", id).add(Inline.text(table.caption())).close();
    out.line();
  }

  private void head(Markup out) {
    out.open("thead").open("tr").line();
    for (int i = 0; i < table.columns().size(); i++) {
      Table.Column column = table.columns().get(i);
      out.open("th", "scope", "col", "class", style(column), "data-column", column.id());
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

  private static String style(Table.Column column) {
    return switch (column.type()) {
      case AMOUNT -> "number";
      case DAY -> "day";
      case TEXT -> "text";
    };
  }

  private void row(Markup out, Table.Row row) {
    out.open("tr", "class", row.level().name().toLowerCase(Locale.ROOT));
    for (int i = 0; i < row.cells().size(); i++) {
      Table.Column column = table.columns().get(i);
      boolean isName = i == 0 && column.type() == Table.Type.TEXT;
      String[] attributes =
          isName
              ? new String[] {"scope", "row", "class", style(column)}
              : new String[] {"class", style(column)};
      out.open(isName ? "th" : "td", attributes);
      out.add(cell(row.cells().get(i), units.get(i))).close();
    }
    out.close().line();
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

  /** Nothing, and why. */
  static Markup empty(Cell.Empty empty) {
    boolean isReason = !empty.reason().isBlank();
    Markup out = new Markup().leaf("span", isReason ? "– " : "–", "class", "nothing");
    return !isReason
        ? out
        : out.open("span", "class", "why").add(Inline.text(empty.reason())).close();
  }
}
