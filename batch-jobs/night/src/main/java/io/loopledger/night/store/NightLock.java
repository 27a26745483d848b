package io.loopledger.night.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The right to run nights of this lake: an advisory lock of PostgreSQL, held by a session of its
 * own. It ends with the process, however that ends, so nothing has to be cleaned up after a kill.
 * The session's name says who holds it.
 */
public final class NightLock implements AutoCloseable {
  /** Any two numbers that nobody else uses in this database: "loop", "nite". */
  private static final int CLASS = 0x6c6f6f70;

  private static final int OBJECT = 0x6e697465;
  private static final int PATIENCE_SECONDS = 5;
  private static final int LONGEST_NAME = 63;

  private final Connection session;

  private NightLock(Connection session) {
    this.session = session;
  }

  /** What came of asking for the lock. */
  public sealed interface Answer {
    /** It is ours until it is closed. */
    record Ours(NightLock lock) implements Answer {}

    /** Another holds it; says who and since when. */
    record Theirs(String holder) implements Answer {}
  }

  /**
   * Asks for the lock; does not wait.
   *
   * @param what what it is wanted for, told to whoever comes second
   * @throws io.loopledger.night.step.ServerDown if PostgreSQL does not answer
   */
  public static Answer ask(NightDatabase database, String what, Clock clock) {
    String name =
        "nightly %s, process %d, %s"
            .formatted(
                what,
                ProcessHandle.current().pid(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS));
    try {
      Connection session =
          database.connect(name.substring(0, Math.min(LONGEST_NAME, name.length())));
      try {
        letServerNoticeDeadHosts(session);
        if (taken(session)) {
          return new Answer.Ours(new NightLock(session));
        }
        String holder = holder(session).orElse("another process, which has just ended");
        session.close();
        return new Answer.Theirs(holder);
      } catch (SQLException e) {
        session.close();
        throw e;
      }
    } catch (SQLException e) {
      throw NightDatabase.unavailable(e);
    }
  }

  /** Who holds the lock now, if anybody. */
  public static Optional<String> holder(NightDatabase database) {
    try (Connection session = database.connections().getConnection()) {
      return holder(session);
    } catch (SQLException e) {
      throw NightDatabase.unavailable(e);
    }
  }

  /** Whether it is still ours: a server that was started anew has forgotten it. */
  public boolean held() {
    try {
      return session.isValid(PATIENCE_SECONDS);
    } catch (SQLException e) {
      return false;
    }
  }

  private static boolean taken(Connection session) throws SQLException {
    try (PreparedStatement query = session.prepareStatement("SELECT pg_try_advisory_lock(?, ?)")) {
      query.setInt(1, CLASS);
      query.setInt(2, OBJECT);
      try (ResultSet row = query.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  private static Optional<String> holder(Connection session) throws SQLException {
    String sql =
        """
        SELECT a.application_name, a.client_addr, a.backend_start
        FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
        WHERE l.locktype = 'advisory' AND l.granted
          AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
          AND l.classid::bigint = ? AND l.objid::bigint = ?
        """;
    try (PreparedStatement query = session.prepareStatement(sql)) {
      query.setLong(1, CLASS);
      query.setLong(2, OBJECT);
      try (ResultSet row = query.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        Instant since = row.getTimestamp(3).toInstant().truncatedTo(ChronoUnit.SECONDS);
        return Optional.of(
            "%s, at %s, since %s".formatted(row.getString(1), row.getString(2), since));
      }
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

  /** Once this is done, the next one gets the lock: the end of a session is noticed later. */
  @Override
  public void close() {
    try (session) {
      if (session.isValid(PATIENCE_SECONDS)) {
        give(session);
      }
    } catch (SQLException e) {
      throw NightDatabase.unavailable(e);
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
