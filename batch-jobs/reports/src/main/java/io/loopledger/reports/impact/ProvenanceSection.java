package io.loopledger.reports.impact;

import io.loopledger.documents.model.Block;
import io.loopledger.documents.model.Cell;
import io.loopledger.documents.model.Document.Section;
import io.loopledger.documents.model.Table;
import io.loopledger.documents.model.Table.Row;
import io.loopledger.documents.model.Table.Type;
import java.math.BigDecimal;
import java.util.List;

/** What the report was made from, so that it can be made again. */
final class ProvenanceSection {
  private final Writing writing;
  private final ReportWords words;

  ProvenanceSection(Writing writing) {
    this.writing = writing;
    this.words = writing.words();
  }

  Section section() {
    ImpactFigures.Made made = writing.figures().made();
    Table tables =
        new Table(
            "snapshots",
            words.text("table.snapshots"),
            List.of(writing.column("table", Type.TEXT), writing.column("snapshot_id", Type.TEXT)),
            made.state().snapshots().entrySet().stream()
                .map(
                    each ->
                        Row.of(
                            Writing.text(each.getKey()),
                            Writing.text(Long.toString(each.getValue()))))
                .toList(),
            words.text("note.snapshots"));
    Table metrics =
        new Table(
            "metrics",
            words.text("table.metrics"),
            List.of(
                writing.column("metric", Type.TEXT),
                writing.column("label", Type.TEXT),
                writing.column("metric_version", Type.AMOUNT)),
            made.definitions().versions().entrySet().stream()
                .map(
                    each ->
                        Row.of(
                            Writing.text(each.getKey()),
                            Writing.text(writing.label(each.getKey())),
                            Cell.Amount.of(BigDecimal.valueOf(each.getValue()), 0, "version")))
                .toList(),
            words.text("note.metrics", made.definitions().hash()));
    String again =
        made.state().tag().isPresent() ? words.text("again.tag") : words.text("again.none");
    List<Block> blocks = List.of(new Block.Words(again), tables, metrics);
    return new Section("provenance", words.text("section.provenance"), blocks);
  }
}
