package io.loopledger.local.query;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes rows as they come; nothing is kept longer than the format needs. */
public interface RowWriter {
  void header(List<Column> columns) throws IOException;

  void row(List<@Nullable Object> values) throws IOException;

  /** The end of the rows. */
  void end() throws IOException;
}
