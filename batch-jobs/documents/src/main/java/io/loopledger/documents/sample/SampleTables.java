package io.loopledger.documents.sample;

import static io.loopledger.documents.sample.Samples.amount;
import static io.loopledger.documents.sample.Samples.day;
import static io.loopledger.documents.sample.Samples.metric;
import static io.loopledger.documents.sample.Samples.text;

import io.loopledger.documents.model.Cell;
import io.loopledger.documents.model.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tables of the sample. */
final class SampleTables {
  private static final int SALES = 60;

  private final Locale locale;

  SampleTables(Locale locale) {
    this.locale = locale;
  }

  Table categories() {
    return new Table(
        "avoided-by-category",
        say("Vermiedene Emissionen nach Kategorie", "Avoided emissions by category"),
        List.of(
            new Table.Column("category", say("Kategorie", "Category"), Table.Type.TEXT),
            new Table.Column("p50_kgco2e", say("Vermieden", "Avoided"), Table.Type.AMOUNT),
            new Table.Column("p5_kgco2e", say("5. Perzentil", "5th percentile"), Table.Type.AMOUNT),
            new Table.Column(
                "p95_kgco2e", say("95. Perzentil", "95th percentile"), Table.Type.AMOUNT),
            new Table.Column("share", say("Anteil", "Share"), Table.Type.AMOUNT)),
        List.of(
            category("Smartphone", "30110.25", "19400", "42800.5", "0.6246"),
            category("Tablet", "14225.1917", "9100", "20010", "0.2951"),
            category("Notebook", "4125", "2520.12", "5900", "0.0856"),
            category(say("Kopfhörer", "Headphones"), "-250", "-480", "-20", "-0.0052"),
            new Table.Row(
                Table.Level.TOTAL,
                List.of(
                    text(say("Summe", "Total")),
                    value("48210.4417", Cell.Statistic.VALUE),
                    value("31020.12", Cell.Statistic.P5),
                    value("66980.5", Cell.Statistic.P95),
                    amount("1", 1, "ratio")))),
        say(
            "Perzentile addieren sich nicht: Die der Summe sind aus gemeinsamen Ziehungen.",
            "Percentiles do not add up: those of the total are of joint draws."));
  }

  private static Table.Row category(
      String name, String middle, String lower, String upper, String share) {
    return Table.Row.of(
        text(name),
        value(middle, Cell.Statistic.VALUE),
        value(lower, Cell.Statistic.P5),
        value(upper, Cell.Statistic.P95),
        amount(share, 1, "ratio"));
  }

  private static Cell.Amount value(String value, Cell.Statistic statistic) {
    return metric(value, 1, "kgCO2e", "impact.avoided", statistic);
  }

  Table months() {
    List<Table.Row> rows = new ArrayList<>();
    for (int i = 0; i < SampleCharts.MONTHS.size(); i++) {
      rows.add(
          Table.Row.of(
              text(SampleCharts.month(locale, i)),
              amount(SampleCharts.MONTHS.get(i), 0, "kgCO2e")));
    }
    return new Table(
        "avoided-by-month",
        say("Vermiedene Emissionen nach Monat", "Avoided emissions by month"),
        List.of(
            new Table.Column("month", say("Monat", "Month"), Table.Type.TEXT),
            new Table.Column("avoided_kgco2e", say("Vermieden", "Avoided"), Table.Type.AMOUNT)),
        rows,
        "");
  }

  Table stages() {
    return new Table(
        "emissions-by-stage",
        say("Emissionen nach Abschnitt", "Emissions by stage"),
        List.of(
            new Table.Column("stage", say("Abschnitt", "Stage"), Table.Type.TEXT),
            new Table.Column("amount", say("Menge", "Amount"), Table.Type.AMOUNT)),
        List.of(
            Table.Row.of(text(say("Transport", "Transport")), amount("1840.3", 1, "kgCO2e")),
            Table.Row.of(text(say("Aufbereitung", "Refurbishment")), amount("920", 1, "kgCO2e")),
            Table.Row.of(text(say("Wiederverwertet", "Recycled")), amount("412.5", 1, "kg")),
            Table.Row.of(
                text(say("Verwertungsquote", "Recovery rate")), amount("0.915", 1, "ratio")),
            Table.Row.of(
                text(say("Deponie", "Landfill")),
                new Cell.Empty(say("keine Angabe des Verwerters", "not stated by the recycler")))),
        "");
  }

  Table margin() {
    return new Table(
        "contribution",
        say("Vom Umsatz zum Deckungsbeitrag", "From revenue to contribution"),
        List.of(
            new Table.Column("step", say("Schritt", "Step"), Table.Type.TEXT),
            new Table.Column("amount_eur", say("Betrag", "Amount"), Table.Type.AMOUNT)),
        List.of(
            money(Table.Level.SUBTOTAL, say("Nettoumsatz", "Net revenue"), "184250.5"),
            money(Table.Level.ROW, say("Ankauf", "Purchase"), "-96120.25"),
            money(Table.Level.ROW, say("Aufbereitung", "Refurbishment"), "-31800"),
            money(Table.Level.ROW, say("Erlöse Schrott", "Scrap revenue"), "1210.75"),
            money(Table.Level.TOTAL, say("Deckungsbeitrag", "Contribution"), "57541")),
        "");
  }

  private static Table.Row money(Table.Level level, String name, String value) {
    return new Table.Row(
        level,
        List.of(
            text(name), metric(value, 2, "EUR", "finance.contribution_2", Cell.Statistic.VALUE)));
  }

  /** Longer than a page, with more columns than are comfortable, and a figure of many digits. */
  Table sales() {
    List<Table.Row> rows = new ArrayList<>();
    for (int i = 1; i <= SALES; i++) {
      rows.add(
          Table.Row.of(
              text("DE-2026-" + (10_000 + i)),
              day(2026, 10, 1 + i % 31),
              text(i % 3 == 0 ? "Tablet Air 11, 256 GB, " + say("blau", "blue") : "Smartphone 12"),
              amount(i + "49.9", 2, "EUR"),
              amount("-" + i + ".05", 2, "EUR"),
              amount("0.19", 0, "ratio"),
              i == 7
                  ? amount("1234567890123456.789", 2, "EUR")
                  : amount(i + "01.123456", 2, "EUR")));
    }
    return new Table(
        "sales",
        say("Verkäufe des Monats", "Sales of the month"),
        List.of(
            new Table.Column("receipt", say("Beleg", "Receipt"), Table.Type.TEXT),
            new Table.Column("sold_on", say("Verkauft am", "Sold on"), Table.Type.DAY),
            new Table.Column("product", say("Gerät", "Product"), Table.Type.TEXT),
            new Table.Column("price_eur", say("Preis", "Price"), Table.Type.AMOUNT),
            new Table.Column("discount_eur", say("Nachlass", "Discount"), Table.Type.AMOUNT),
            new Table.Column("vat_rate", say("Steuersatz", "VAT rate"), Table.Type.AMOUNT),
            new Table.Column("margin_eur", say("Marge", "Margin"), Table.Type.AMOUNT)),
        rows,
        "");
  }

  Table factors() {
    return new Table(
        "factor-list",
        say("Faktoren", "Factors"),
        List.of(
            new Table.Column("factor", say("Faktor", "Factor"), Table.Type.TEXT),
            new Table.Column("value", say("Wert", "Value"), Table.Type.AMOUNT),
            new Table.Column("source", say("Quelle", "Source"), Table.Type.TEXT),
            new Table.Column("valid_from", say("Gilt ab", "Valid from"), Table.Type.DAY)),
        List.of(
            Table.Row.of(
                text("E(tablet)"),
                amount("114.49", 2, "kgCO2e"),
                text("Restart Project, 2021, https://therestartproject.org"),
                day(2021, 3, 1)),
            Table.Row.of(
                text("D(repair)"),
                amount("0.5", 1, "ratio"),
                text(say("angenommen", "assumed")),
                day(2026, 10, 1))),
        "");
  }

  private String say(String german, String english) {
    return Samples.say(locale, german, english);
  }
}
