package io.loopledger.close.store;

import io.loopledger.night.step.ServerDown;
import io.loopledger.night.store.Connections;
import io.loopledger.night.store.Migrations;
import io.loopledger.night.store.NightDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Schema {@code close} of PostgreSQL's database {@code batch}. It is made, and brought to what this
 * release needs, at the first use.
 */
public final class CloseDatabase {
  private static final Migrations MIGRATIONS =
      new Migrations("close", 0x636c6f7365L, List.of("close-1.sql"), CloseDatabase.class);

  private static final String SERVER = "PostgreSQL of the closes";

  private final Connections connections;

  private CloseDatabase(Connections connections) {
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
  public static CloseDatabase open(Connections connections) {
    CloseDatabase database = new CloseDatabase(connections);
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

  /** Does something in one transaction. */
  <T> T inTransaction(Work<T> work) {
    try (Connection connection = connections.open()) {
      connection.setAutoCommit(false);
      T result = work.with(connection);
      connection.commit();
      return result;
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /** A failure as what it is: a server to wait for, or a mistake. */
  static RuntimeException failure(SQLException e) {
    return NightDatabase.failure(SERVER, e);
  }
}
