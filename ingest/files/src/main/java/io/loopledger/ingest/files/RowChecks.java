package io.loopledger.ingest.files;

/** What is required of a row in every format. */
final class RowChecks {
  private static final String WHOLE_ROW = "row";

  private RowChecks() {}

  static void require(Row row) throws RejectedRowException {
    int expected = row.header().names().size();
    if (row.cells().size() != expected) {
      throw new RejectedRowException(
          "wrong number of cells; a row has as many as the header, and a cell that holds the"
              + " delimiter or a quote is quoted",
          WHOLE_ROW,
          "%d cells, the header has %d".formatted(row.cells().size(), expected));
    }
    for (int i = 0; i < expected; i++) {
      if (row.cells().get(i).indexOf('\0') >= 0) {
        throw new RejectedRowException(
            "contains U+0000, which tables cannot hold; remove it",
            row.header().names().get(i),
            row.cells().get(i));
      }
    }
  }

  /** Maps a row; what the event language itself refuses rejects the row, never the file. */
  static MappedRow mapped(RowMapper mapper, Row row) throws RejectedRowException {
    try {
      return mapper.map(row);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new RejectedRowException(
          "the event this row describes breaks a rule; correct what the value says",
          WHOLE_ROW,
          String.valueOf(e.getMessage()));
    }
  }
}
