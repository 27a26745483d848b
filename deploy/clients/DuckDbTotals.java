import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Runs a query in DuckDB over Parquet files, past Trino and Iceberg: {@code FILES ACCOUNTS QUERY}.
 * FILES has the address of a file in each line, ACCOUNTS is a CSV file. Prints lines of CSV.
 */
final class DuckDbTotals {
  private DuckDbTotals() {}

  public static void main(String[] arguments) throws Exception {
    List<String> files = Files.readAllLines(Path.of(arguments[0]));
    if (files.isEmpty()) {
      throw new IllegalArgumentException("there are no files in " + arguments[0]);
    }
    String query = Files.readString(Path.of(arguments[2]));
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      System.err.println("DuckDB " + duck.getMetaData().getDatabaseProductVersion());
      statement.execute(
          "CREATE VIEW entries AS SELECT * FROM read_parquet([%s], union_by_name = true)"
              .formatted(files.stream().map(DuckDbTotals::path).collect(Collectors.joining(", "))));
      statement.execute(
          "CREATE VIEW accounts AS SELECT * FROM read_csv(%s, header = true, all_varchar = true)"
              .formatted(quoted(arguments[1])));
      try (ResultSet rows = statement.executeQuery(query)) {
        print(rows);
      }
    }
  }

  private static void print(ResultSet rows) throws SQLException {
    while (rows.next()) {
      System.out.printf(
          "%s,%s,%s,%s%n",
          rows.getString(1),
          rows.getString(2),
          rows.getString(3),
          rows.getBigDecimal(4).toPlainString());
    }
  }

  /** {@code file:///a} is {@code /a}. */
  private static String path(String location) {
    return quoted(location.replaceFirst("^file:/+", "/"));
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
