package io.loopledger.brandreports.query;

import io.loopledger.catalog.metrics.Metric;
import java.util.List;
import java.util.Optional;

/**
 * A file of a report: its queries and what their columns mean.
 *
 * @param fileName without ending
 * @param title name that its reader gave it
 * @param description what a row is
 * @param queries asked one after the other; together they give the rows in order, each row once
 * @param columns in order
 * @param time column with the day or month; empty for a state
 * @param primaryKey columns that tell rows apart and are never NULL; may be none
 * @param metrics whose figures it has
 */
public record ReportTable(
    String fileName,
    String title,
    String description,
    List<String> queries,
    List<TableColumn> columns,
    Optional<String> time,
    List<String> primaryKey,
    List<Metric> metrics) {
  public ReportTable {
    queries = List.copyOf(queries);
    columns = List.copyOf(columns);
    primaryKey = List.copyOf(primaryKey);
    metrics = List.copyOf(metrics);
  }

  /** Number of a column, from 0. */
  public int index(String column) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(column)) {
        return i;
      }
    }
    throw new IllegalArgumentException("%s has no column %s".formatted(fileName, column));
  }
}
