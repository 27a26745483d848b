package io.loopledger.catalog.metrics.explain;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads an answer over JDBC: decimals as such, all else as text. */
public final class JdbcAnswers {
  private JdbcAnswers() {}

  /** The rows of a query's answer. */
  public static List<AnswerRow> to(Connection connection, String sql) throws SQLException {
    List<AnswerRow> answer = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      ResultSetMetaData columns = rows.getMetaData();
      while (rows.next()) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
          values.put(
              columns.getColumnLabel(i),
              columns.getColumnType(i) == Types.DECIMAL
                  ? rows.getBigDecimal(i)
                  : rows.getString(i));
        }
        answer.add(new AnswerRow(values));
      }
    }
    return answer;
  }
}
