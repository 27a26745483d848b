package io.loopledger.reports.impact;

import io.loopledger.documents.model.Chart;
import io.loopledger.documents.model.Document.Section;
import io.loopledger.documents.model.Table;
import io.loopledger.documents.model.Table.Level;
import io.loopledger.documents.model.Table.Row;
import io.loopledger.documents.model.Table.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Mass by where it went. */
final class MassSection {
  private final Writing writing;
  private final ReportWords words;

  MassSection(Writing writing) {
    this.writing = writing;
    this.words = writing.words();
  }

  Section section() {
    boolean isTreated = writing.sums().value(ImpactMetrics.TREATED_MASS, Part.ALL).signum() != 0;
    return new Section(
        "mass",
        words.text("section.mass"),
        isTreated ? List.of(routes(), chart()) : List.of(routes()));
  }

  private Table routes() {
    List<Row> rows = new ArrayList<>();
    rows.add(row(Level.ROW, ImpactMetrics.RECEIVED_MASS));
    ImpactMetrics.ROUTES.forEach(metric -> rows.add(row(Level.ROW, metric)));
    rows.add(row(Level.TOTAL, ImpactMetrics.TREATED_MASS));
    ImpactMetrics.OTHER_MASSES.forEach(metric -> rows.add(row(Level.ROW, metric)));
    return new Table(
        "mass-by-route",
        words.text("table.mass"),
        List.of(
            writing.column("route", Type.TEXT),
            writing.column("mass_kg", Type.AMOUNT),
            writing.column("meaning", Type.TEXT)),
        rows,
        words.text("note.mass"));
  }

  private Row row(Level level, String metric) {
    return new Row(
        level,
        List.of(
            Writing.text(writing.label(metric)),
            writing.value(metric, Part.ALL),
            Writing.text(words.description(writing.metric(metric)))));
  }

  private Chart chart() {
    return new Chart(
        "mass-chart",
        words.text("chart.mass"),
        words.text("chart.mass.summary"),
        writing.metric(ImpactMetrics.TREATED_MASS).meta().unit().toString(),
        writing.metric(ImpactMetrics.TREATED_MASS).meta().decimals(),
        Chart.Kind.BARS,
        ImpactMetrics.ROUTES.stream()
            .map(
                metric ->
                    new Chart.Point(
                        writing.label(metric),
                        writing.sums().value(metric, Part.ALL),
                        Optional.empty(),
                        Optional.empty(),
                        false))
            .toList());
  }
}
