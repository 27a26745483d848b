package io.loopledger.metricscheck.check;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a query as figures by group.
 *
 * @param keys names of the columns that tell the groups apart
 * @param values names of the columns with figures
 * @param rows figures by group, in words such as {@code brand=acme}
 */
record Figures(
    List<String> keys, List<String> values, Map<String, List<@Nullable BigDecimal>> rows) {
  /** Columns of a check that hold figures; all others are keys. */
  private static final Set<String> VALUE_COLUMNS = Set.of("value", "numerator", "denominator");

  /**
   * What a check says.
   *
   * @throws MetricCheck.CheckFailedException if it has no column {@code value}, a group twice, or a
   *     figure that is not exact
   */
  static Figures ofCheck(Connection trino, String sql) throws SQLException {
    try (Statement statement = trino.createStatement();
        ResultSet answer = statement.executeQuery(sql)) {
      List<String> keys = new ArrayList<>();
      List<String> values = new ArrayList<>();
      ResultSetMetaData columns = answer.getMetaData();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        String name = columns.getColumnName(i).toLowerCase(Locale.ROOT);
        (VALUE_COLUMNS.contains(name) ? values : keys).add(name);
      }
      if (columns.getColumnCount() == 0) {
        // What failed before it had columns says why when it is asked for a row.
        answer.next();
      }
      if (!values.contains("value")) {
        throw new MetricCheck.CheckFailedException(
            "the check has no column 'value'; it returns %s".formatted(keys));
      }
      return new Figures(keys, values, read(answer, keys, values));
    }
  }

  /** What the metric's view says, for the groups and figures that the check names. */
  Figures ofView(Connection trino, CheckedMetric metric) throws SQLException {
    List<String> selected = new ArrayList<>();
    keys.forEach(key -> selected.add(CheckedMetric.quoted(key)));
    for (String value : values) {
      String column = value.equals("value") ? metric.name() : value;
      selected.add(metric.figure(column) + " AS " + CheckedMetric.quoted(value));
    }
    String sql = "SELECT %s FROM %s".formatted(String.join(", ", selected), metric.view());
    if (metric.combining() != CheckedMetric.Combining.AS_IS && !keys.isEmpty()) {
      sql += " GROUP BY " + String.join(", ", keys.stream().map(CheckedMetric::quoted).toList());
    }
    try (Statement statement = trino.createStatement();
        ResultSet answer = statement.executeQuery(sql)) {
      return new Figures(keys, values, read(answer, keys, values));
    }
  }

  /** Whether no figure says anything: a check that holds for an empty view, too. */
  boolean isVacuous() {
    return rows.values().stream()
        .flatMap(List::stream)
        .allMatch(figure -> figure == null || figure.signum() == 0);
  }

  private static Map<String, List<@Nullable BigDecimal>> read(
      ResultSet answer, List<String> keys, List<String> values) throws SQLException {
    Map<String, List<@Nullable BigDecimal>> rows = new TreeMap<>();
    while (answer.next()) {
      List<String> group = new ArrayList<>();
      for (String key : keys) {
        group.add(key + "=" + answer.getString(key));
      }
      List<@Nullable BigDecimal> figures = new ArrayList<>();
      for (String value : values) {
        figures.add(exact(value, answer.getObject(value)));
      }
      if (rows.put(String.join(", ", group), figures) != null) {
        throw new MetricCheck.CheckFailedException(
            "%s is there more than once; name every column of the grain".formatted(group));
      }
    }
    return rows;
  }

  private static @Nullable BigDecimal exact(String column, @Nullable Object value) {
    return switch (value) {
      case null -> null;
      case BigDecimal decimal -> decimal;
      case Long whole -> BigDecimal.valueOf(whole);
      case Integer whole -> BigDecimal.valueOf(whole);
      default ->
          throw new MetricCheck.CheckFailedException(
              "%s is a %s, which is not exact; cast to decimal"
                  .formatted(column, value.getClass().getSimpleName()));
    };
  }
}
