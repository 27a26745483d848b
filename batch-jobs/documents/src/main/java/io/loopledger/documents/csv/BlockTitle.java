package io.loopledger.documents.csv;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loopledger.documents.model.Block;
import io.loopledger.documents.model.Chart;
import io.loopledger.documents.model.Figures;
import io.loopledger.documents.model.Table;
import java.util.List;
import java.util.Optional;

/**
 * How a block that has figures is called, so that nobody needs another format to read the file.
 *
 * @param id its id, as in the column {@code block}
 * @param title what it shows
 * @param note what stands below it
 * @param columns names of its columns for people; none where they are value, lower and upper
 */
record BlockTitle(String id, String title, String note, List<Table.Column> columns) {
  static Optional<BlockTitle> of(Block block) {
    return switch (block) {
      case Block.Words words -> Optional.empty();
      case Block.Notice notice -> Optional.empty();
      case Figures figures -> Optional.of(new BlockTitle(figures.id(), "", "", List.of()));
      case Table table ->
          Optional.of(new BlockTitle(table.id(), table.caption(), table.note(), table.columns()));
      case Chart chart ->
          Optional.of(new BlockTitle(chart.id(), chart.title(), chart.summary(), List.of()));
    };
  }

  void addTo(ArrayNode blocks) {
    ObjectNode block = blocks.addObject().put("id", id);
    if (!title.isEmpty()) {
      block.put("title", title);
    }
    if (!note.isEmpty()) {
      block.put("note", note);
    }
    if (!columns.isEmpty()) {
      ObjectNode labels = block.putObject("columns");
      columns.forEach(column -> labels.put(column.id(), column.label()));
    }
  }
}
