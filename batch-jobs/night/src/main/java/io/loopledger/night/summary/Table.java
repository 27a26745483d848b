package io.loopledger.night.summary;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Lines of cells, aligned to columns. */
public final class Table {
  private static final String GAP = "  ";

  private final String indent;
  private final Set<Integer> right = new HashSet<>();
  private final List<List<String>> rows = new ArrayList<>();

  /** An empty table, each line of which begins with this indentation. */
  public Table(String indent) {
    this.indent = indent;
  }

  /** Aligns a column to the right. */
  public Table right(int column) {
    right.add(column);
    return this;
  }

  /** Adds a line. */
  public void row(String... cells) {
    rows.add(List.of(cells));
  }

  /** The lines. */
  public List<String> lines() {
    return rows.stream().map(this::line).toList();
  }

  private String line(List<String> row) {
    List<String> cells = new ArrayList<>();
    for (int column = 0; column < row.size(); column++) {
      String cell = row.get(column);
      String padding = " ".repeat(width(column) - length(cell));
      cells.add(right.contains(column) ? padding + cell : cell + padding);
    }
    return (indent + String.join(GAP, cells)).stripTrailing();
  }

  private int width(int column) {
    return rows.stream()
        .filter(row -> row.size() > column)
        .mapToInt(row -> length(row.get(column)))
        .max()
        .orElse(0);
  }

  private static int length(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
