package io.loopledger.delivery.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * The right to make and deliver reports: an advisory lock of PostgreSQL, held by a session of its
 * own. It ends with the process, however that ends, so nothing has to be cleaned up after a kill.
 */
public final class RunLock implements AutoCloseable {
  /** Any two numbers that nobody else uses in this database: "loop", "repo". */
  private static final int CLASS = 0x6c6f6f70;

  private static final int OBJECT = 0x7265706f;
  private static final int PATIENCE_SECONDS = 5;

  private final Connection session;

  private RunLock(Connection session) {
    this.session = session;
  }

  /** The lock, or nothing if another has it; does not wait. */
  public static Optional<RunLock> ask(ReportDatabase database, String who) {
    try {
      Connection session = database.connect();
      try {
        prepare(session, who);
        if (isTaken(session)) {
          return Optional.of(new RunLock(session));
        }
        session.close();
        return Optional.empty();
      } catch (SQLException e) {
        session.close();
        throw e;
      }
    } catch (SQLException e) {
      throw ReportDatabase.failure(e);
    }
  }

  /** Who holds the lock now, if anybody. */
  public static Optional<String> holder(ReportDatabase database) {
    String sql =
        """
        SELECT a.application_name FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
        WHERE l.locktype = 'advisory' AND l.granted
          AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
          AND l.classid::bigint = ? AND l.objid::bigint = ?
        """;
    return database.inTransaction(
        connection -> {
          try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setLong(1, CLASS);
            query.setLong(2, OBJECT);
            try (ResultSet row = query.executeQuery()) {
              return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
          }
        });
  }

  /**
   * Makes sure that it is still ours: a server that was started anew has forgotten it.
   *
   * @throws IllegalStateException if it is not; what was begun can be called again
   */
  public void requireHeld() {
    try {
      if (session.isValid(PATIENCE_SECONDS)) {
        return;
      }
    } catch (SQLException e) {
      throw ReportDatabase.failure(e);
    }
    throw new IllegalStateException(
        "PostgreSQL ended the session that holds the lock of the reports; run it again, it goes on");
  }

  private static void prepare(Connection session, String who) throws SQLException {
    try (PreparedStatement name =
            session.prepareStatement("SELECT set_config('application_name', ?, false)");
        Statement statement = session.createStatement()) {
      name.setString(1, who);
      name.execute();
      // A host that has lost its power says no goodbye; without this its lock would stay for hours.
      statement.execute("SET tcp_keepalives_idle = 30");
      statement.execute("SET tcp_keepalives_interval = 10");
      statement.execute("SET tcp_keepalives_count = 3");
    }
  }

  private static boolean isTaken(Connection session) throws SQLException {
    try (PreparedStatement query = session.prepareStatement("SELECT pg_try_advisory_lock(?, ?)")) {
      query.setInt(1, CLASS);
      query.setInt(2, OBJECT);
      try (ResultSet row = query.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  /** Once this is done, the next one gets the lock: the end of a session is noticed later. */
  @Override
  public void close() {
    try (session) {
      if (session.isValid(PATIENCE_SECONDS)) {
        give(session);
      }
    } catch (SQLException e) {
      throw ReportDatabase.failure(e);
    }
  }

  private static void give(Connection session) throws SQLException {
    try (PreparedStatement query = session.prepareStatement("SELECT pg_advisory_unlock(?, ?)")) {
      query.setInt(1, CLASS);
      query.setInt(2, OBJECT);
      query.execute();
    }
  }
}
