package io.loopledger.metricscheck.check;

import io.loopledger.catalog.metrics.explain.Answers;
import io.loopledger.catalog.metrics.explain.JdbcAnswers;
import java.sql.Connection;
import java.sql.SQLException;

/** Asks what explains a figure of Trino; a refusal names the query. */
final class TrinoAnswers {
  private TrinoAnswers() {}

  static Answers over(Connection trino) {
    return sql -> {
      try {
        return JdbcAnswers.to(trino, sql);
      } catch (SQLException e) {
        throw new IllegalStateException(sql, e);
      }
    };
  }
}
