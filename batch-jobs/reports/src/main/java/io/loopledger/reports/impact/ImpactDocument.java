package io.loopledger.reports.impact;

import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.documents.model.Document;
import io.loopledger.documents.model.Document.Fact;
import io.loopledger.documents.model.Document.Section;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the document of an impact report. It is made of its figures and nothing else. */
final class ImpactDocument {
  static final String ID = "impact-report";

  private final ImpactFigures figures;
  private final ReportWords words;
  private final Writing writing;

  ImpactDocument(ImpactFigures figures, Catalog catalog) {
    this.figures = figures;
    this.words = ReportWords.of(figures.request().locale());
    this.writing = new Writing(figures, catalog, words);
  }

  Document document() {
    ImpactReportRequest request = figures.request();
    List<Section> sections = new ArrayList<>();
    sections.add(new SummarySection(writing).section());
    writing.sums().methods().forEach(m -> sections.add(new MethodSection(writing, m).section()));
    sections.add(new MassSection(writing).section());
    sections.add(new RateSection(writing).section());
    sections.add(new InputSection(writing).section());
    sections.add(new MethodologySection(writing).section());
    sections.add(new BridgeSection(writing).section());
    sections.addAll(new DataPointSections(writing).sections());
    sections.add(new ProvenanceSection(writing).section());
    return new Document(
        ID,
        request.locale(),
        words.text("title"),
        words.text("subtitle", request.brand(), program(), words.period(request.period())),
        facts(),
        sections);
  }

  private String program() {
    return figures.request().program().orElseGet(() -> words.text("program.all"));
  }

  private List<Fact> facts() {
    ImpactFigures.Made made = figures.made();
    List<Fact> facts = new ArrayList<>();
    facts.add(fact("brand", figures.request().brand()));
    facts.add(fact("program", program()));
    facts.add(fact("period", figures.request().period().toString()));
    facts.add(fact("status", status()));
    facts.add(fact("tag", made.state().tag().orElseGet(() -> words.text("tag.none"))));
    facts.add(fact("methods", joined(writing.sums().methods())));
    facts.add(
        fact(
            "factor_versions",
            joined(
                writing.sums().distinct(Part.ALL, EntrySum::factorVersion).stream()
                    .map(version -> version.replaceFirst(":.*", ""))
                    .distinct()
                    .toList())));
    facts.add(fact("catalog_version", made.definitions().hash()));
    facts.add(fact("reference_version", Long.toString(made.referenceVersion())));
    made.state()
        .snapshots()
        .forEach(
            (table, snapshot) ->
                facts.add(
                    new Fact(
                        "snapshot_" + table.replace('.', '_'),
                        words.text("fact.snapshot", table),
                        Long.toString(snapshot))));
    return facts;
  }

  private String status() {
    return figures.made().openMonths().isEmpty()
        ? words.text("status.closed")
        : words.text("status.provisional", months(figures));
  }

  static String months(ImpactFigures figures) {
    return figures.made().openMonths().stream()
        .map(YearMonth::toString)
        .collect(Collectors.joining(", "));
  }

  private String joined(List<String> values) {
    return values.isEmpty() ? words.text("none") : String.join(", ", values);
  }

  private Fact fact(String id, String value) {
    return new Fact(id, words.text("fact." + id), value);
  }
}
