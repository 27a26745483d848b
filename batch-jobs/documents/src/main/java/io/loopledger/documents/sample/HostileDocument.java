package io.loopledger.documents.sample;

import io.loopledger.documents.model.Block;
import io.loopledger.documents.model.Cell;
import io.loopledger.documents.model.Chart;
import io.loopledger.documents.model.Document;
import io.loopledger.documents.model.Figures;
import io.loopledger.documents.model.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A document whose texts are what somebody might try, or a broken system might send. */
public final class HostileDocument {
  /** Such texts. */
  public static final List<String> TEXTS =
      List.of(
          "=1+1",
          "=HYPERLINK(\"http://127.0.0.1/?\"&A1,\"here\")",
          "+49 30 1234",
          "-2+3",
          "@SUM(A1:A2)",
          "\tafter a tab",
          "'apostrophe",
          "\"quote\", and comma; semicolon",
          "first line\nsecond line\r\nthird line",
          "</script><script>alert(1)</script>",
          "]]> <!-- & &amp; &#0; -->",
          "\u202Egnp.exe\u202C right to left",
          "\u2067isolate without end",
          "\u05E9\u05DC\u05D5\u05DD \u0645\u0631\u062D\u0628\u0627",
          "nul \u0000 bell \u0007 escape \u001B next line \u0085",
          "half a character \uD83D and no character \uFFFE",
          "\uD83D\uDCF1 phone, \uD842\uDFB7 four bytes, \u4E2D\u6587",
          "../../etc/passwd \\ C:\\con",
          "_x0041_ looks like an escape",
          "e\u0301 combined, \u00A0 space that does not break, \u200B none at all",
          "%s %n {0} ${x} #{y}",
          "W".repeat(200));

  private HostileDocument() {}

  /** Every text in every place that can have one. */
  public static Document in(Locale locale) {
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < TEXTS.size(); i++) {
      blocks.add(new Block.Words(TEXTS.get(i)));
      blocks.add(new Block.Notice(Block.Notice.Kind.WARNING, TEXTS.get(i), TEXTS.get(i)));
    }
    blocks.add(figures());
    blocks.add(table("names", TEXTS.getFirst()));
    blocks.add(table("names-again", TEXTS.getFirst()));
    blocks.add(chart(Chart.Kind.BARS));
    blocks.add(chart(Chart.Kind.WATERFALL));
    blocks.add(chart(Chart.Kind.LINE));
    return new Document(
        "hostile",
        locale,
        TEXTS.get(9),
        TEXTS.get(11),
        List.of(new Document.Fact("name", TEXTS.get(10), TEXTS.get(14))),
        List.of(new Document.Section("hostile-part", TEXTS.get(8), blocks)));
  }

  private static Figures figures() {
    List<Figures.Item> items = new ArrayList<>();
    for (int i = 0; i < TEXTS.size(); i++) {
      String text = TEXTS.get(i);
      items.add(new Figures.Item("item-" + i, text, new Cell.Text(text), Optional.empty(), text));
    }
    return new Figures("figures", items);
  }

  private static Table table(String id, String caption) {
    List<Table.Row> rows = new ArrayList<>();
    for (String text : TEXTS) {
      Cell.Origin origin =
          new Cell.Origin("finance.net_revenue", Map.of("product", text), Cell.Statistic.VALUE);
      Cell.Amount amount = new Cell.Amount(new BigDecimal("-12.5"), 2, "EUR", Optional.of(origin));
      rows.add(Table.Row.of(new Cell.Text(text), amount, new Cell.Empty(text)));
    }
    return new Table(
        id,
        caption,
        List.of(
            new Table.Column("name", "=name", Table.Type.TEXT),
            new Table.Column("amount_eur", "@amount", Table.Type.AMOUNT),
            new Table.Column("nothing", "-nothing", Table.Type.AMOUNT)),
        rows,
        "+note");
  }

  private static Chart chart(Chart.Kind kind) {
    List<Chart.Point> points = new ArrayList<>();
    for (String text : TEXTS) {
      points.add(
          new Chart.Point(
              text,
              new BigDecimal("-1.5"),
              Optional.of(new BigDecimal("-2")),
              Optional.of(BigDecimal.ONE),
              false));
    }
    return new Chart(
        "chart-" + kind.name().toLowerCase(Locale.ROOT),
        TEXTS.get(9),
        TEXTS.get(10),
        "EUR",
        1,
        kind,
        points);
  }
}
