package io.loopledger.local.query;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** CSV as RFC 4180 has it. NULL is an empty field, an empty text a quoted one. */
final class CsvWriter implements RowWriter {
  private static final String LINE_END = "\r\n";

  private final Writer out;

  CsvWriter(Writer out) {
    this.out = out;
  }

  @Override
  public void header(List<Column> columns) throws IOException {
    line(columns.stream().<@Nullable Object>map(Column::name).toList());
  }

  @Override
  public void row(List<@Nullable Object> values) throws IOException {
    line(values);
  }

  @Override
  public void end() {
    // CSV has no end mark.
  }

  private void line(List<? extends @Nullable Object> values) throws IOException {
    String separator = "";
    for (Object value : values) {
      out.write(separator);
      out.write(value == null ? "" : quoted(Values.text(value)));
      separator = ",";
    }
    out.write(LINE_END);
  }

  private static String quoted(String text) {
    boolean plain =
        !text.isEmpty()
            && text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
