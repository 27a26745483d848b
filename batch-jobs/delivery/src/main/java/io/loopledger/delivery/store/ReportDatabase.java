package io.loopledger.delivery.store;

import io.loopledger.night.step.ServerDown;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Schema {@code report} of PostgreSQL's database {@code batch}. It is made, and brought to what
 * this release needs, at the first use.
 */
public final class ReportDatabase implements AutoCloseable {
  /** Each is applied once, in this order; one that was released never changes. */
  private static final List<String> MIGRATIONS = List.of("report-1.sql");

  /** Any number that only the making of the tables uses. */
  private static final long SCHEMA_LOCK = 0x7265706f7274L;

  private static final int PATIENCE_SECONDS = 5;

  private final Connections connections;
  private @Nullable Connection kept;

  private ReportDatabase(Connections connections) {
    this.connections = connections;
  }

  /** What is done with a connection. */
  @FunctionalInterface
  interface Work<T> {
    T with(Connection connection) throws SQLException;
  }

  /**
   * Opens the database, and makes what is missing.
   *
   * @throws ServerDown if it does not answer
   */
  public static ReportDatabase open(Connections connections) {
    ReportDatabase database = new ReportDatabase(connections);
    database.inTransaction(
        connection -> {
          migrate(connection);
          return true;
        });
    return database;
  }

  /** A connection of its own, for the lock. */
  Connection connect() throws SQLException {
    return connections.open();
  }

  /** Does something in one transaction. A run has hundreds, so the connection is kept. */
  synchronized <T> T inTransaction(Work<T> work) {
    try {
      Connection connection = connection();
      boolean isDone = false;
      try {
        T result = work.with(connection);
        connection.commit();
        isDone = true;
        return result;
      } finally {
        if (!isDone) {
          close();
        }
      }
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /** The kept one, unless its server has gone since. */
  private Connection connection() throws SQLException {
    @Nullable Connection connection = kept;
    if (connection == null || !connection.isValid(PATIENCE_SECONDS)) {
      close();
      connection = connections.open();
      connection.setAutoCommit(false);
      kept = connection;
    }
    return connection;
  }

  /** Closes the kept connection; what was not committed is undone. The next use opens another. */
  @Override
  public synchronized void close() {
    @Nullable Connection connection = kept;
    kept = null;
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException alreadyGone) {
        // the server undoes what was not committed
      }
    }
  }

  /** A failure as what it is: a server to wait for, or a mistake. */
  static RuntimeException failure(SQLException e) {
    String state = e.getSQLState();
    boolean isDown = state != null && (state.startsWith("08") || state.startsWith("57P0"));
    return isDown
        ? new ServerDown("PostgreSQL of the reports", e)
        : new IllegalStateException("PostgreSQL of the reports: " + e.getMessage(), e);
  }

  private static void migrate(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SELECT pg_advisory_xact_lock(%d)".formatted(SCHEMA_LOCK));
      statement.execute("CREATE SCHEMA IF NOT EXISTS report");
      statement.execute("CREATE TABLE IF NOT EXISTS report.migration (number int PRIMARY KEY)");
      for (int number = applied(statement) + 1; number <= MIGRATIONS.size(); number++) {
        statement.execute(text(MIGRATIONS.get(number - 1)));
        statement.execute("INSERT INTO report.migration VALUES (%d)".formatted(number));
      }
    }
  }

  private static int applied(Statement statement) throws SQLException {
    try (ResultSet row =
        statement.executeQuery("SELECT coalesce(max(number), 0) FROM report.migration")) {
      row.next();
      return row.getInt(1);
    }
  }

  private static String text(String resource) {
    try (@Nullable InputStream in = ReportDatabase.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the class path has no " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
