package io.loopledger.local.figure;

import io.loopledger.catalog.metrics.explain.AnswerRow;
import io.loopledger.catalog.metrics.explain.Answers;
import io.loopledger.local.Failure;
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

/** Asks Trino. */
public final class TrinoAnswers implements Answers {
  private final Connection trino;

  /** Over a connection to the lake, which the caller closes. */
  public TrinoAnswers(Connection trino) {
    this.trino = trino;
  }

  @Override
  public List<AnswerRow> to(String sql) {
    List<AnswerRow> answer = new ArrayList<>();
    try (Statement statement = trino.createStatement();
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
      return answer;
    } catch (SQLException e) {
      throw new Failure("Trino could not answer: " + e.getMessage(), e);
    }
  }
}
