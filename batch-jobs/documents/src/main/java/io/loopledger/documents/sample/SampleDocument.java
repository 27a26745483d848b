package io.loopledger.documents.sample;

import io.loopledger.documents.model.Block;
import io.loopledger.documents.model.Cell;
import io.loopledger.documents.model.Document;
import io.loopledger.documents.model.Figures;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** An impact report with invented figures. */
public final class SampleDocument {
  private static final String AVOIDED = "impact.avoided";

  private final Locale locale;
  private final SampleTables tables;
  private final SampleCharts charts;

  private SampleDocument(Locale locale) {
    this.locale = locale;
    this.tables = new SampleTables(locale);
    this.charts = new SampleCharts(locale);
  }

  /** The sample in a language; {@code de} or {@code en}. */
  public static Document in(Locale locale) {
    return new SampleDocument(locale).document();
  }

  private Document document() {
    return new Document(
        "impact-report",
        locale,
        say("Wirkungsbericht", "Impact report"),
        say("acme, Programm loop, Oktober 2026", "acme, programme loop, October 2026"),
        facts(),
        List.of(result(), stages(), money(), method()));
  }

  private List<Document.Fact> facts() {
    return List.of(
        new Document.Fact("brand", say("Marke", "Brand"), "acme"),
        new Document.Fact("period", say("Zeitraum", "Period"), "2026-10"),
        new Document.Fact("tag", say("Abschluss", "Close"), "closed-2026-10"),
        new Document.Fact(
            "snapshot", say("Stand der Buchungen", "Snapshot of entries"), "2524666639407086170"),
        new Document.Fact(
            "catalog", say("Version des Katalogs", "Version of the catalog"), "0.6.0"));
  }

  private Document.Section result() {
    return new Document.Section(
        "result",
        say("Was vermieden wurde", "What was avoided"),
        List.of(
            new Block.Notice(
                Block.Notice.Kind.PROVISIONAL,
                say("Der Monat ist offen", "The month is open"),
                say(
                    "Die Zahlen können sich bis zum Abschluss ändern.",
                    "Figures can change until it is closed.")),
            figures(),
            new Block.Words(
                say(
                    "Vermiedene Emissionen stehen neben Scope 1 bis 3 und werden nie mit ihnen"
                        + " verrechnet.",
                    "Avoided emissions stand beside Scopes 1 to 3 and are never netted with"
                        + " them.")),
            charts.categories(),
            tables.categories(),
            charts.months(),
            tables.months()));
  }

  private Figures figures() {
    Cell.Amount avoided = Samples.metric("48210.4417", 0, "kgCO2e", AVOIDED, Cell.Statistic.VALUE);
    Figures.Interval interval =
        new Figures.Interval(
            Samples.metric("31020.12", 0, "kgCO2e", AVOIDED, Cell.Statistic.P5),
            Samples.metric("66980.5", 0, "kgCO2e", AVOIDED, Cell.Statistic.P95));
    return new Figures(
        "headline",
        List.of(
            new Figures.Item(
                "avoided",
                say("Vermiedene Emissionen", "Avoided emissions"),
                avoided,
                Optional.of(interval),
                say("Methode RESTART, ohne Nutzung", "Method RESTART, without use")),
            new Figures.Item(
                "units",
                say("Aufbereitete Geräte", "Units refurbished"),
                Samples.metric("1284", 0, "unit", "operations.units", Cell.Statistic.VALUE),
                Optional.empty(),
                ""),
            new Figures.Item(
                "repair-rate",
                say("Reparaturquote", "Repair rate"),
                Samples.metric(
                    "0.8731", 1, "ratio", "operations.repair_rate", Cell.Statistic.VALUE),
                Optional.empty(),
                say("1.121 von 1.284 Geräten", "1,121 of 1,284 units")),
            new Figures.Item(
                "last-unit",
                say("Zuletzt aufbereitet", "Last refurbished"),
                Samples.day(2026, 10, 31),
                Optional.empty(),
                "")));
  }

  private Document.Section stages() {
    return new Document.Section(
        "stages",
        say("Nach Lebenswegabschnitt", "By life-cycle stage"),
        List.of(
            new Block.Notice(
                Block.Notice.Kind.UNCERTAIN,
                say("38 % der Eingaben sind geschätzt", "38% of the inputs are estimated"),
                say(
                    "Transportwege der Rücksendungen sind nicht gemessen.",
                    "Transport of returns is not measured.")),
            charts.stages(),
            tables.stages()));
  }

  private Document.Section money() {
    return new Document.Section(
        "money",
        say("Was es einbrachte", "What it earned"),
        List.of(charts.margin(), tables.margin(), tables.sales()));
  }

  private Document.Section method() {
    return new Document.Section(
        "method",
        say("Methode", "Method"),
        List.of(
            new Block.Words(
                say(
                    "Vermieden ist, was die Herstellung eines neuen Geräts verursacht hätte, mal"
                        + " dem Anteil, zu dem ein aufbereitetes es ersetzt. Die Grenze liegt vor"
                        + " der Nutzung.",
                    "Avoided is what making a new unit would have emitted, times the share to"
                        + " which a refurbished one displaces it. The boundary lies before use.")),
            new Block.Notice(
                Block.Notice.Kind.NOTE,
                say("Zwei Faktoren sind neu", "Two factors are new"),
                say(
                    "Siehe Version 2026-10 des Faktorpakets.",
                    "See version 2026-10 of the factor pack.")),
            new Block.Notice(
                Block.Notice.Kind.WARNING,
                say("Ein Beleg fehlt", "A receipt is missing"),
                say("Rechnung 4711 des Frachtführers.", "Invoice 4711 of the carrier.")),
            tables.factors()));
  }

  private String say(String german, String english) {
    return Samples.say(locale, german, english);
  }

  /** Dimensions of the sample. */
  static final Map<String, String> WHERE = Map.of("brand", "acme", "period", "2026-10");
}
