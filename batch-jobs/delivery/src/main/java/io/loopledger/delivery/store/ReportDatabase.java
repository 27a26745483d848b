package io.loopledger.delivery.store;

import io.loopledger.night.step.ServerDown;
import io.loopledger.night.store.Connections;
import io.loopledger.night.store.Migrations;
import io.loopledger.night.store.NightDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Schema {@code report} of PostgreSQL's database {@code batch}. It is made, and brought to what
 * this release needs, at the first use.
 */
public final class ReportDatabase implements AutoCloseable {
  private static final Migrations MIGRATIONS =
      new Migrations("report", 0x7265706f7274L, List.of("report-1.sql"), ReportDatabase.class);

  private static final String SERVER = "PostgreSQL of the reports";

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
          MIGRATIONS.apply(connection);
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
    return NightDatabase.failure(SERVER, e);
  }
}
