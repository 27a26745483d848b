package io.loopledger.local.figure;

import io.loopledger.catalog.metrics.explain.AnswerRow;
import io.loopledger.catalog.metrics.explain.Answers;
import io.loopledger.catalog.metrics.explain.JdbcAnswers;
import io.loopledger.local.Failure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Asks Trino. */
public final class TrinoAnswers implements Answers {
  private final Connection trino;

  /** Over a connection to the lake, which the caller closes. */
  public TrinoAnswers(Connection trino) {
    this.trino = trino;
  }

  @Override
  public List<AnswerRow> to(String sql) {
    try {
      return JdbcAnswers.to(trino, sql);
    } catch (SQLException e) {
      throw new Failure("Trino could not answer: " + e.getMessage(), e);
    }
  }
}
