package io.loopledger.breaks.table;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Where the lake is asked. */
@FunctionalInterface
public interface Trino {
  /** A new connection to the lake's catalog, which reads all rows and writes staging tables. */
  Connection connect() throws SQLException;

  /** What takes a row. */
  @FunctionalInterface
  interface Row {
    /** Takes the row at which the result stands. */
    void take(ResultSet row) throws SQLException;
  }

  /** Hands out the rows of a query. */
  default void query(String sql, Row out) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        out.take(rows);
      }
    }
  }
}
