package io.loopledger.ingest.files;

import java.util.List;

/** What is particular about one format: its columns, and what a row becomes. */
public interface CsvFormat {
  /** The format's name for people. */
  String title();

  /**
   * Format and target as one text: a position of another format or target is never gone on with.
   */
  String identity();

  /** The columns it knows, the optional ones included. */
  List<? extends Column> columns();

  /** Maps the rows of one run; {@code memory} holds what a mapper has to know of earlier rows. */
  RowMapper mapper(RowMemory memory);
}
