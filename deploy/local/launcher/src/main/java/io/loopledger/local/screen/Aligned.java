package io.loopledger.local.screen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Lines of cells, aligned to columns; a number is aligned to the right. */
public final class Aligned {
  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();

  /** Adds a line. */
  public Aligned row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  /** The lines, each with this indentation. */
  public List<String> lines(String indent) {
    int[] widths = widths();
    return rows.stream().map(row -> (indent + line(row, widths)).stripTrailing()).toList();
  }

  private static String line(List<String> row, int[] widths) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      String padding = " ".repeat(widths[i] - length(row.get(i)));
      cells.add(isNumber(row.get(i)) ? padding + row.get(i) : row.get(i) + padding);
    }
    return cells.stream().collect(Collectors.joining(GAP));
  }

  private int[] widths() {
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    int[] widths = new int[columns];
    Arrays.setAll(
        widths,
        i ->
            rows.stream()
                .filter(row -> row.size() > i)
                .mapToInt(row -> length(row.get(i)))
                .max()
                .orElse(0));
    return widths;
  }

  private static boolean isNumber(String cell) {
    return cell.matches("-?[0-9][0-9,.]*( ?%)?");
  }

  private static int length(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
