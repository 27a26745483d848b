package io.loopledger.ingest.deadletters;

import static java.util.Objects.requireNonNull;

import io.loopledger.ingest.privacy.ConnectionSource;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Who replayed what, in table {@code dlq_replays} of PostgreSQL. A row is written before its letter
 * is sent (INTENDED) and marked when Kafka has it (DONE).
 */
public final class ReplayStore {
  /** Any number that no other lock of this database has. */
  private static final long TABLE_LOCK = 7_104_215L;

  private static final String TABLE =
      """
      CREATE TABLE IF NOT EXISTS dlq_replays (
        dlq_topic text NOT NULL,
        dlq_partition integer NOT NULL,
        dlq_offset bigint NOT NULL,
        state text NOT NULL CHECK (state IN ('INTENDED', 'DONE')),
        replayed_by text NOT NULL,
        intended_at timestamptz NOT NULL,
        done_at timestamptz,
        target_topic text NOT NULL,
        target_partition integer,
        target_offset bigint,
        PRIMARY KEY (dlq_topic, dlq_partition, dlq_offset)
      )
      """;

  private static final String DONE_AMONG =
      """
      SELECT dlq_topic, dlq_partition, dlq_offset FROM dlq_replays
      JOIN unnest(?, ?, ?) AS asked (topic, part, off)
        ON dlq_topic = topic AND dlq_partition = part AND dlq_offset = off
      WHERE state = 'DONE'
      """;

  private final ConnectionSource connections;
  private final Clock clock;

  private ReplayStore(ConnectionSource connections, Clock clock) {
    this.connections = requireNonNull(connections, "connections is null");
    this.clock = requireNonNull(clock, "clock is null");
  }

  /**
   * The store in a database; makes its table where it is missing.
   *
   * @throws DeadLettersUnavailableException if the database does not answer
   */
  public static ReplayStore open(ConnectionSource connections, Clock clock) {
    try (Connection connection = connections.open();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      // two processes that make the same table at once would fail without it
      statement.execute("SELECT pg_advisory_xact_lock(%d)".formatted(TABLE_LOCK));
      statement.execute(TABLE);
      connection.commit();
    } catch (SQLException e) {
      throw unavailable(e);
    }
    return new ReplayStore(connections, clock);
  }

  /** Those of the letters that were replayed to the end. */
  public Set<LetterId> doneAmong(Collection<LetterId> letters) {
    if (letters.isEmpty()) {
      return Set.of();
    }
    try (Connection connection = connections.open()) {
      return doneAmong(connection, List.copyOf(letters));
    } catch (SQLException e) {
      throw unavailable(e);
    }
  }

  /**
   * Begins to replay; until it is closed, no one else can.
   *
   * @param who the user, as the store keeps it
   * @throws DeadLettersUnavailableException if another replay goes on
   */
  ReplayRun begin(String who) {
    return ReplayRun.begin(connections, clock, who);
  }

  private static Set<LetterId> doneAmong(Connection connection, List<LetterId> letters)
      throws SQLException {
    Array topics = connection.createArrayOf("text", each(letters, LetterId::topic));
    Array partitions = connection.createArrayOf("integer", each(letters, LetterId::partition));
    Array offsets = connection.createArrayOf("bigint", each(letters, LetterId::offset));
    Set<LetterId> done = new HashSet<>();
    try (PreparedStatement statement = connection.prepareStatement(DONE_AMONG)) {
      statement.setArray(1, topics);
      statement.setArray(2, partitions);
      statement.setArray(3, offsets);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          done.add(new LetterId(rows.getString(1), rows.getInt(2), rows.getLong(3)));
        }
      }
    }
    return done;
  }

  private static Object[] each(
      List<LetterId> letters, java.util.function.Function<LetterId, Object> part) {
    return letters.stream().map(part).toArray();
  }

  static DeadLettersUnavailableException unavailable(SQLException e) {
    return new DeadLettersUnavailableException(
        "the store of replays does not answer (%s); see that PostgreSQL runs, and try again"
            .formatted(e.getMessage()),
        e);
  }
}
