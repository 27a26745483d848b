package io.loopledger.ingest.deadletters;

import static java.util.Objects.requireNonNull;

import io.loopledger.ingest.privacy.ConnectionSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;

/**
 * One replay's writes to the store, under a lock that PostgreSQL lets go when the connection ends,
 * so also when the process is killed.
 */
final class ReplayRun implements AutoCloseable {
  /** Any number that no other lock of this database has. */
  private static final long REPLAY_LOCK = 7_104_216L;

  /** What was intended before without an end is intended again; what is done stays. */
  private static final String INTEND =
      """
      INSERT INTO dlq_replays (dlq_topic, dlq_partition, dlq_offset, state, replayed_by,
        intended_at, target_topic)
      VALUES (?, ?, ?, 'INTENDED', ?, ?, ?)
      ON CONFLICT (dlq_topic, dlq_partition, dlq_offset) DO UPDATE
      SET replayed_by = excluded.replayed_by, intended_at = excluded.intended_at,
        target_topic = excluded.target_topic
      WHERE dlq_replays.state = 'INTENDED'
      """;

  private static final String DONE =
      """
      UPDATE dlq_replays
      SET state = 'DONE', done_at = ?, target_partition = ?, target_offset = ?
      WHERE dlq_topic = ? AND dlq_partition = ? AND dlq_offset = ?
      """;

  private final Connection connection;
  private final Clock clock;
  private final String who;

  private ReplayRun(Connection connection, Clock clock, String who) {
    this.connection = connection;
    this.clock = clock;
    this.who = requireNonNull(who, "who is null");
  }

  static ReplayRun begin(ConnectionSource connections, Clock clock, String who) {
    try {
      Connection connection = connections.open();
      boolean isAlone = false;
      try {
        isAlone = lock(connection);
      } finally {
        if (!isAlone) {
          connection.close();
        }
      }
      if (!isAlone) {
        throw new DeadLettersUnavailableException(
            "another replay goes on in this platform; wait until it ends, and try again");
      }
      connection.setAutoCommit(false);
      return new ReplayRun(connection, clock, who);
    } catch (SQLException e) {
      throw ReplayStore.unavailable(e);
    }
  }

  private static boolean lock(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT pg_try_advisory_lock(%d)".formatted(REPLAY_LOCK))) {
      row.next();
      return row.getBoolean(1);
    }
  }

  /** Writes that these will be sent; returns when it is stored. */
  void intend(List<Replay> replays) {
    try (PreparedStatement statement = connection.prepareStatement(INTEND)) {
      for (Replay replay : replays) {
        statement.setString(1, replay.letter().topic());
        statement.setInt(2, replay.letter().partition());
        statement.setLong(3, replay.letter().offset());
        statement.setString(4, who);
        statement.setTimestamp(5, Timestamp.from(clock.instant()));
        statement.setString(6, replay.targetTopic());
        statement.addBatch();
      }
      statement.executeBatch();
      connection.commit();
    } catch (SQLException e) {
      throw ReplayStore.unavailable(e);
    }
  }

  /** Writes that Kafka has these; returns when it is stored. */
  void done(List<Replay.Done> replays) {
    try (PreparedStatement statement = connection.prepareStatement(DONE)) {
      for (Replay.Done replay : replays) {
        statement.setTimestamp(1, Timestamp.from(clock.instant()));
        statement.setInt(2, replay.partition());
        statement.setLong(3, replay.offset());
        statement.setString(4, replay.letter().topic());
        statement.setInt(5, replay.letter().partition());
        statement.setLong(6, replay.letter().offset());
        statement.addBatch();
      }
      statement.executeBatch();
      connection.commit();
    } catch (SQLException e) {
      throw ReplayStore.unavailable(e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw ReplayStore.unavailable(e);
    }
  }
}
