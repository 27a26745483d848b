package io.loopledger.ingest.files;

/**
 * Turns a row into an event. The event depends on the row and on equal rows before it, never on the
 * row's place in the file.
 */
@FunctionalInterface
public interface RowMapper {
  /**
   * The event of a row.
   *
   * @throws RejectedRowException if the row breaks a rule of the format
   */
  MappedRow map(Row row) throws RejectedRowException;
}
