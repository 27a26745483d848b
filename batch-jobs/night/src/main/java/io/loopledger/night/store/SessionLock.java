package io.loopledger.night.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A right that one process has at a time: an advisory lock of PostgreSQL, held by a session of its
 * own, whose name says who holds it. It ends with the process, however that ends, so nothing has to
 * be cleaned up after a kill.
 */
public final class SessionLock implements AutoCloseable {
  /** Any number that nobody else uses in this database: "loop". */
  private static final int CLASS = 0x6c6f6f70;

  private static final int PATIENCE_SECONDS = 5;

  private final Connection session;
  private final int object;

  private SessionLock(Connection session, int object) {
    this.session = session;
    this.object = object;
  }

  /**
   * Who holds a lock.
   *
   * @param name the name of the session
   * @param address where it comes from
   * @param since when the session began
   */
  public record Holder(String name, String address, Instant since) {}

  /**
   * The lock, or nothing if another has it; does not wait. The session is the lock's from here on:
   * it is closed with it, or at once where there is none.
   *
   * @param object number of the lock, one for each right
   * @param who asks; told to whoever comes second
   */
  public static Optional<SessionLock> ask(Connection session, int object, String who)
      throws SQLException {
    boolean isTaken = false;
    try {
      name(session, who);
      letServerNoticeDeadHosts(session);
      isTaken = call(session, "SELECT pg_try_advisory_lock(?, ?)", object);
    } finally {
      if (!isTaken) {
        session.close();
      }
    }
    return isTaken ? Optional.of(new SessionLock(session, object)) : Optional.empty();
  }

  private static void name(Connection session, String who) throws SQLException {
    try (PreparedStatement query =
        session.prepareStatement("SELECT set_config('application_name', ?, false)")) {
      query.setString(1, who);
      query.execute();
    }
  }

  /** Who holds a lock now, if anybody. */
  public static Optional<Holder> holder(Connection connection, int object) throws SQLException {
    String sql =
        """
        SELECT a.application_name, a.client_addr, a.backend_start
        FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
        WHERE l.locktype = 'advisory' AND l.granted
          AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
          AND l.classid::bigint = ? AND l.objid::bigint = ?
        """;
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setLong(1, CLASS);
      query.setLong(2, object);
      try (ResultSet row = query.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Holder(
                    String.valueOf(row.getString(1)),
                    String.valueOf(row.getString(2)),
                    row.getTimestamp(3).toInstant().truncatedTo(ChronoUnit.SECONDS)))
            : Optional.empty();
      }
    }
  }

  /** Whether it is still ours: a server that was started anew has forgotten it. */
  public boolean isHeld() {
    try {
      return session.isValid(PATIENCE_SECONDS);
    } catch (SQLException e) {
      return false;
    }
  }

  /** A host that has lost its power says no goodbye; without this its lock would stay for hours. */
  private static void letServerNoticeDeadHosts(Connection session) throws SQLException {
    try (Statement statement = session.createStatement()) {
      statement.execute("SET tcp_keepalives_idle = 30");
      statement.execute("SET tcp_keepalives_interval = 10");
      statement.execute("SET tcp_keepalives_count = 3");
    }
  }

  private static boolean call(Connection session, String sql, int object) throws SQLException {
    try (PreparedStatement query = session.prepareStatement(sql)) {
      query.setInt(1, CLASS);
      query.setInt(2, object);
      try (ResultSet row = query.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  /** Once this is done, the next one gets the lock: the end of a session is noticed later. */
  @Override
  public void close() throws SQLException {
    try (session) {
      if (isHeld()) {
        call(session, "SELECT pg_advisory_unlock(?, ?)", object);
      }
    }
  }
}
