package io.loopledger.reports.impact;

import io.loopledger.catalog.metrics.Metric;
import io.loopledger.documents.model.Block;
import io.loopledger.documents.model.Cell;
import io.loopledger.documents.model.Cell.Amount;
import io.loopledger.documents.model.Document.Section;
import io.loopledger.documents.model.Table;
import io.loopledger.documents.model.Table.Row;
import io.loopledger.documents.model.Table.Type;
import io.loopledger.reports.datapoint.Conversion;
import io.loopledger.reports.datapoint.DataPoint;
import io.loopledger.reports.datapoint.DataPoint.Covered;
import io.loopledger.reports.datapoint.DataPoint.NotCovered;
import io.loopledger.reports.datapoint.DataPointFile;
import io.loopledger.reports.datapoint.DataPointFiles;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Data points of reporting standards, a section each. */
final class DataPointSections {
  private static final int MAX_DECIMALS = 6;

  private final Writing writing;
  private final ReportWords words;
  private final Locale locale;

  DataPointSections(Writing writing) {
    this.writing = writing;
    this.words = writing.words();
    this.locale = writing.figures().request().locale();
  }

  List<Section> sections() {
    return DataPointFiles.builtIn().stream().map(this::section).toList();
  }

  private Section section(DataPointFile file) {
    String id = "data-points-" + file.id().replace('.', '-');
    Table table =
        new Table(
            id,
            words.text("table.data-points", file.standard(), file.version()),
            List.of(
                writing.column("code", Type.TEXT),
                writing.column("paragraph", Type.TEXT),
                writing.column("asked", Type.TEXT),
                writing.column("value", Type.AMOUNT),
                writing.column("limits", Type.TEXT),
                writing.column("metric", Type.TEXT),
                writing.column("is_checked", Type.TEXT)),
            file.points().stream().map(this::row).toList(),
            words.text("note.data-points", file.source()));
    List<Block> blocks = List.of(new Block.Words(file.note().in(locale)), table);
    return new Section(id, file.title().in(locale), blocks);
  }

  private Row row(DataPoint point) {
    return Row.of(
        Writing.text(point.code()),
        Writing.text(point.paragraph()),
        Writing.text(point.text().in(locale)),
        switch (point.answer()) {
          case Covered covered -> value(covered);
          case NotCovered none -> new Cell.Empty(words.text("not-covered"));
        },
        Writing.text(
            switch (point.answer()) {
              case Covered covered -> covered.limits().in(locale);
              case NotCovered none -> words.text("not-covered.because", none.limits().in(locale));
            }),
        Writing.text(point.answer().metric().orElse("")),
        Writing.text(words.text(point.isChecked() ? "checked.yes" : "checked.no")));
  }

  private Cell value(Covered covered) {
    Metric metric = writing.metric(covered.name());
    if (metric.definition() instanceof Metric.Ratio) {
      return RateSection.value(writing, covered.name());
    }
    Part part = Part.ALL;
    for (Map.Entry<String, String> each : covered.where().entrySet()) {
      part = part.and(each.getKey(), each.getValue());
    }
    Amount amount = writing.value(covered.name(), part);
    Conversion conversion = covered.conversion();
    return new Amount(
        conversion.apply(amount.value()),
        Math.min(MAX_DECIMALS, amount.decimals() + conversion.shift()),
        conversion.to(),
        amount.origin());
  }
}
