package io.loopledger.brandreports.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes rows as CSV, one after the other; nothing of a row is kept. */
public final class CsvTable implements Closeable {
  private static final int BUFFER_CHARS = 32_768;

  private final CsvProfile profile;
  private final CellKind[] kinds;
  private final @Nullable String[] cells;
  private final CsvWriter csv;
  private long rows;

  /**
   * A column.
   *
   * @param name its heading
   * @param kind what its cells are
   */
  public record Column(String name, CellKind kind) {}

  /** Begins a file with its header; closes the stream at the end. */
  public CsvTable(OutputStream out, CsvProfile profile, List<Column> columns) throws IOException {
    this.profile = profile;
    this.kinds = columns.stream().map(Column::kind).toArray(CellKind[]::new);
    this.cells = new String[kinds.length];
    Writer writer = writer(out);
    if (profile.hasByteOrderMark()) {
      writer.write('\uFEFF');
    }
    this.csv =
        CsvWriter.builder()
            .fieldSeparator(profile.delimiter())
            .lineDelimiter(LineDelimiter.CRLF)
            // So NULL, which is not quoted, differs from an empty text.
            .quoteStrategy(QuoteStrategies.EMPTY)
            .bufferSize(BUFFER_CHARS)
            .build(writer);
    csv.writeRecord(columns.stream().map(Column::name).toList());
  }

  /** Half of a surrogate pair is a failure and not a question mark. */
  private static Writer writer(OutputStream out) {
    return new OutputStreamWriter(
        out,
        StandardCharsets.UTF_8
            .newEncoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT));
  }

  /** Writes a row of values as Trino states them. */
  public void row(@Nullable String[] values) {
    for (int i = 0; i < kinds.length; i++) {
      String value = values[i];
      cells[i] = value == null ? null : profile.cell(kinds[i], value);
    }
    csv.writeRecord(cells);
    rows++;
  }

  /** Rows so far, without the header. */
  public long rows() {
    return rows;
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
