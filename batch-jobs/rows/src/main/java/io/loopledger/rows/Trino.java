package io.loopledger.rows;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Where queries go: a connection that is opened when it is asked for. */
@FunctionalInterface
public interface Trino {
  /** A new connection to the lake's catalog, with the rights that its user needs. */
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
