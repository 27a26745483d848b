package io.loopledger.local.query;

import java.io.Writer;
import java.util.function.Function;

/** How an answer is printed. */
public enum Format {
  TABLE(TableWriter::new),
  CSV(CsvWriter::new),
  JSON(JsonWriter::new);

  private final Function<Writer, RowWriter> writer;

  Format(Function<Writer, RowWriter> writer) {
    this.writer = writer;
  }

  /** A writer of this format. */
  public RowWriter to(Writer out) {
    return writer.apply(out);
  }
}
