package io.loopledger.documents;

import io.loopledger.documents.model.Block;
import io.loopledger.documents.model.Cell;
import io.loopledger.documents.model.Document;
import io.loopledger.documents.model.Figures;
import io.loopledger.documents.model.Table;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** What a document has, to be compared with what a format has. */
public final class Values {
  private Values() {}

  /** All amounts of tables and figures, in the order in which they are read. */
  public static List<Cell.Amount> amounts(Document document) {
    List<Cell> cells = new ArrayList<>();
    for (Document.Section section : document.sections()) {
      for (Block block : section.blocks()) {
        if (block instanceof Figures figures) {
          for (Figures.Item item : figures.items()) {
            cells.add(item.value());
            item.interval().ifPresent(i -> cells.addAll(List.of(i.lower(), i.upper())));
          }
        } else if (block instanceof Table table) {
          table.rows().forEach(row -> cells.addAll(row.cells()));
        }
      }
    }
    return cells.stream()
        .filter(Cell.Amount.class::isInstance)
        .map(Cell.Amount.class::cast)
        .toList();
  }

  /** What a writer writes. */
  public static byte[] written(DocumentWriter writer, Document document) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      writer.write(document, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
