package io.loopledger.schemas.table;

import java.util.List;

/**
 * How the rows of a table lie in files.
 *
 * @param timeColumn name of the time column that partitions the table
 * @param grain what of that time makes a partition
 * @param sortedBy names of the columns that compaction sorts the rows of a file by, so that a query
 *     reads few of them
 */
public record TableLayout(String timeColumn, Grain grain, List<String> sortedBy) {
  /** How much time is in one partition. */
  public enum Grain {
    /** For tables with few rows, or rows that are asked for by day. */
    DAY,
    /** For tables that are read over years: each file costs a query a few milliseconds. */
    MONTH
  }

  public TableLayout {
    sortedBy = List.copyOf(sortedBy);
  }

  static TableLayout byDay(String timeColumn, String... sortedBy) {
    return new TableLayout(timeColumn, Grain.DAY, List.of(sortedBy));
  }

  static TableLayout byMonth(String timeColumn, String... sortedBy) {
    return new TableLayout(timeColumn, Grain.MONTH, List.of(sortedBy));
  }
}
