package io.loopledger.local.access;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks Trino as any user, over a connection each. For one thread. */
final class Asker implements AutoCloseable {
  /** More rows than any query of the check has, and few enough to keep. */
  private static final int ROWS = 20_000;

  /** How a connection is made. */
  interface Connector {
    Connection connect(String user) throws SQLException;
  }

  private final Connector connector;
  private final Map<String, Connection> connections = new HashMap<>();

  Asker(Connector connector) {
    this.connector = connector;
  }

  Answer ask(String user, String sql) {
    try (Statement statement = connection(user).createStatement()) {
      statement.setMaxRows(ROWS);
      if (!statement.execute(sql)) {
        return Answer.of(List.of());
      }
      try (ResultSet rows = statement.getResultSet()) {
        return Answer.of(read(rows));
      }
    } catch (SQLException e) {
      return Answer.failed(String.valueOf(e.getMessage()));
    }
  }

  private Connection connection(String user) throws SQLException {
    Connection known = connections.get(user);
    if (known == null) {
      known = connector.connect(user);
      connections.put(user, known);
    }
    return known;
  }

  private static List<List<String>> read(ResultSet rows) throws SQLException {
    List<List<String>> all = new ArrayList<>();
    int columns = rows.getMetaData().getColumnCount();
    while (rows.next()) {
      List<String> row = new ArrayList<>(columns);
      for (int column = 1; column <= columns; column++) {
        Object value = rows.getObject(column);
        row.add(value == null ? Answer.EMPTY : String.valueOf(value));
      }
      all.add(row);
    }
    return all;
  }

  @Override
  public void close() {
    for (Connection connection : connections.values()) {
      try {
        connection.close();
      } catch (SQLException e) {
        throw new IllegalStateException("Cannot close a connection", e);
      }
    }
  }
}
