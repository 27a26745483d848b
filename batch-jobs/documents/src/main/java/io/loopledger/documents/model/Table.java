package io.loopledger.documents.model;

import java.util.List;

/**
 * A table.
 *
 * @param id stable name, unique in the document, in kebab-case: a sheet, a CSV file, an anchor
 * @param caption what it shows
 * @param columns its columns
 * @param rows its rows; each has a cell for each column
 * @param note below it; may be empty
 */
public record Table(String id, String caption, List<Column> columns, List<Row> rows, String note)
    implements Block {
  public Table {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    for (Row row : rows) {
      if (row.cells().size() != columns.size()) {
        throw new IllegalArgumentException(
            "table %s has %d columns and a row of %d cells: %s"
                .formatted(id, columns.size(), row.cells().size(), row.cells()));
      }
    }
  }

  /**
   * A column.
   *
   * @param id stable name for programs, in snake_case, unit last
   * @param label what a reader sees
   * @param type what its cells are; any may be {@link Cell.Empty}
   */
  public record Column(String id, String label, Type type) {}

  /** What the cells of a column are. */
  public enum Type {
    TEXT,
    AMOUNT,
    DAY
  }

  /**
   * A row.
   *
   * @param level how it stands out
   * @param cells one for each column
   */
  public record Row(Level level, List<Cell> cells) {
    public Row {
      cells = List.copyOf(cells);
    }

    /** A row as any other. */
    public static Row of(Cell... cells) {
      return new Row(Level.ROW, List.of(cells));
    }
  }

  /** How a row stands out. */
  public enum Level {
    ROW,
    SUBTOTAL,
    TOTAL
  }
}
