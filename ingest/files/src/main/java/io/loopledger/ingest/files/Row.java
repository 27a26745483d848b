package io.loopledger.ingest.files;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of a file.
 *
 * @param header the file's columns
 * @param line the line it begins on; the header is on line 1
 * @param cells its cells as they stand in the file
 */
public record Row(Header header, long line, List<String> cells) {
  public Row {
    cells = List.copyOf(cells);
  }

  /** A column's text without spaces around it; empty where the file has no such column. */
  public String text(Column column) {
    int index = header.indexOf(column);
    return index < 0 ? "" : cells.get(index).strip();
  }

  /** A column's text, or null where it is empty. */
  public @Nullable String textOrNull(Column column) {
    String text = text(column);
    return text.isEmpty() ? null : text;
  }

  /**
   * A column's text.
   *
   * @throws RejectedRowException if it is empty
   */
  public String required(Column column) throws RejectedRowException {
    String text = text(column);
    if (text.isEmpty()) {
      throw rejected(column, column.title() + " is empty; every row must have one");
    }
    return text;
  }

  /** The rejection of this row for what stands in a column. */
  public RejectedRowException rejected(Column column, String reason) {
    return new RejectedRowException(reason, column.title(), text(column));
  }
}
