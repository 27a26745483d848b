package io.loopledger.upkeep;

/**
 * Something the upkeep found or could not do, and that somebody must look at.
 *
 * @param table qualified name of the table
 * @param code what kind of problem
 * @param message what was found, with its figures, and what to do
 */
public record Problem(String table, Code code, String message) {
  /** Kinds of problems. */
  public enum Code {
    /** Rows read back from a rewritten file are not those that were read: nothing was committed. */
    REWRITE_DIFFERS,
    /** The table's rows after compaction are not those before and those that were added since. */
    ROWS_CHANGED,
    /** A marker that Flink's sink needs can no longer be reached from the newest snapshot. */
    MARKER_LOST,
    /** A tag or branch is gone or names another snapshot. */
    NAME_LOST,
    /** Rows were deleted from a table whose rows are only added. */
    ROWS_DELETED,
    /** A tag expires before the legal retention ends. */
    TAG_EXPIRES,
    /** Iceberg would have expired other snapshots than planned: nothing was expired. */
    EXPIRY_DIFFERS,
    /** A file that the newest snapshot names is not there. */
    FILE_MISSING,
    /** The table has delete files, which compaction here does not know. */
    DELETE_FILES,
    /** More snapshots stay than allowed. */
    TOO_MANY_SNAPSHOTS,
    /** More metadata files lie in the folder than allowed. */
    TOO_MANY_METADATA_FILES,
    /** The table's folder can't be listed. */
    CANNOT_LIST,
    /** A step failed; what it had not done yet is left for the next run. */
    STEP_FAILED
  }
}
