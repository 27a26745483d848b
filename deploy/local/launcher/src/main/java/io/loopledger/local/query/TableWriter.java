package io.loopledger.local.query;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table for people. The first rows decide how wide the columns are; from then on rows are written
 * as they come, and a longer value is shown whole at the cost of its line's alignment.
 */
final class TableWriter implements RowWriter {
  private static final int ROWS_TO_MEASURE = 500;
  private static final String NULL = "<null>";

  private final Writer out;
  private final List<List<String>> waiting = new ArrayList<>();
  private List<Column> columns = List.of();
  private int[] widths = {};
  private boolean measured;
  private long count;

  TableWriter(Writer out) {
    this.out = out;
  }

  @Override
  public void header(List<Column> columns) {
    this.columns = columns;
    this.widths = new int[columns.size()];
    measure(columns.stream().map(Column::name).toList());
  }

  @Override
  public void row(List<@Nullable Object> values) throws IOException {
    count++;
    List<String> cells = new ArrayList<>();
    for (Object value : values) {
      cells.add(value == null ? NULL : printable(Values.text(value)));
    }
    if (measured) {
      line(cells);
      return;
    }
    measure(cells);
    waiting.add(cells);
    if (waiting.size() == ROWS_TO_MEASURE) {
      writeWaiting();
    }
  }

  @Override
  public void end() throws IOException {
    writeWaiting();
    out.write(count == 1 ? "(1 row)\n" : "(%,d rows)\n".formatted(count));
  }

  private void measure(List<String> cells) {
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Math.max(widths[i], length(cells.get(i)));
    }
  }

  private void writeWaiting() throws IOException {
    if (measured) {
      return;
    }
    measured = true;
    line(columns.stream().map(Column::name).toList());
    List<String> rules = new ArrayList<>();
    for (int width : widths) {
      rules.add("-".repeat(width));
    }
    out.write(String.join("  ", rules) + "\n");
    for (List<String> cells : waiting) {
      line(cells);
    }
    waiting.clear();
  }

  private void line(List<String> cells) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = cells.get(i);
      String padding = " ".repeat(Math.max(0, widths[i] - length(cell)));
      line.append(columns.get(i).isNumber() ? padding + cell : cell + padding).append("  ");
    }
    out.write(line.toString().stripTrailing() + "\n");
  }

  private static int length(String cell) {
    return cell.codePointCount(0, cell.length());
  }

  /** Control characters would break the lines, or speak to the terminal. */
  private static String printable(String text) {
    StringBuilder printable = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '\n' -> printable.append("\\n");
                case '\r' -> printable.append("\\r");
                case '\t' -> printable.append("\\t");
                default -> {
                  if (Character.isISOControl(c)) {
                    printable.append("\\u%04x".formatted(c));
                  } else {
                    printable.appendCodePoint(c);
                  }
                }
              }
            });
    return printable.toString();
  }
}
