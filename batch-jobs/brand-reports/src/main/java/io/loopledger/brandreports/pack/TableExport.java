package io.loopledger.brandreports.pack;

import io.loopledger.brandreports.csv.CellKind;
import io.loopledger.brandreports.csv.CsvProfile;
import io.loopledger.brandreports.csv.CsvTable;
import io.loopledger.brandreports.query.ReportTable;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the answers of a table's queries as one CSV file, row by row. Each value is taken as the
 * text that Trino sends, which is exact and costs no conversion.
 */
public final class TableExport {
  private final Connection connection;
  private final CsvProfile profile;

  /** For queries over a connection, which stays open. */
  public TableExport(Connection connection, CsvProfile profile) {
    this.connection = connection;
    this.profile = profile;
  }

  /**
   * What was written.
   *
   * @param columns as the first answer has them
   * @param rows without the header
   * @param fingerprints of figures
   */
  record Exported(List<CsvTable.Column> columns, long rows, Fingerprints fingerprints) {}

  /** What a row is given to, besides the file. */
  @FunctionalInterface
  private interface Watcher {
    void row(@Nullable String[] values);
  }

  Exported export(ReportTable table, OutputStream out) throws SQLException, IOException {
    Fingerprints fingerprints = new Fingerprints(table);
    boolean hasFigures = table.columns().stream().anyMatch(c -> c.metric().isPresent());
    Watcher watcher = hasFigures ? fingerprints::row : values -> {};
    Copy copy = copy(table.fileName(), table.queries(), out, watcher);
    return new Exported(copy.columns(), copy.rows(), fingerprints);
  }

  /**
   * Writes a query's answer, for measurements.
   *
   * @return how many rows it has
   */
  public long export(String query, OutputStream out) throws SQLException, IOException {
    return copy("query", List.of(query), out, values -> {}).rows();
  }

  private record Copy(List<CsvTable.Column> columns, long rows) {}

  private Copy copy(String name, List<String> queries, OutputStream out, Watcher watcher)
      throws SQLException, IOException {
    List<CsvTable.Column> columns = List.of();
    CsvTable csv = null;
    try (Statement statement = connection.createStatement()) {
      for (String query : queries) {
        try (ResultSet answer = statement.executeQuery(query)) {
          if (csv == null) {
            columns = columns(name, answer.getMetaData());
            csv = new CsvTable(out, profile, columns);
          }
          rows(answer, columns.size(), csv, watcher);
        }
      }
    } finally {
      if (csv != null) {
        csv.close();
      }
    }
    return new Copy(columns, csv == null ? 0 : csv.rows());
  }

  private static void rows(ResultSet answer, int columns, CsvTable csv, Watcher watcher)
      throws SQLException {
    @Nullable String[] values = new String[columns];
    while (answer.next()) {
      for (int i = 0; i < columns; i++) {
        values[i] = answer.getString(i + 1);
      }
      watcher.row(values);
      csv.row(values);
    }
  }

  private static List<CsvTable.Column> columns(String name, ResultSetMetaData meta)
      throws SQLException {
    List<CsvTable.Column> columns = new ArrayList<>();
    for (int i = 1; i <= meta.getColumnCount(); i++) {
      String column = meta.getColumnLabel(i);
      String type = meta.getColumnTypeName(i);
      columns.add(
          new CsvTable.Column(
              column,
              CellKind.of(type)
                  .orElseThrow(
                      () ->
                          new IllegalArgumentException(
                              "column %s of %s has type %s, which CSV does not hold exactly; leave it out or cast it to decimal or varchar"
                                  .formatted(column, name, type)))));
    }
    return columns;
  }
}
