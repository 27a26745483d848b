package io.loopledger.night.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;

/**
 * Which outcome was told on which channel. A row is written before the message is sent: a process
 * that is killed while it sends may lose that one message, but never sends it twice.
 */
public final class NoticeLedger {
  private final NightDatabase database;

  public NoticeLedger(NightDatabase database) {
    this.database = database;
  }

  /** What is known of a message. */
  public enum State {
    /** Being sent, or the process was killed while it sent. */
    SENDING,
    SENT,
    /** It could not be sent; the next run tries again. */
    FAILED
  }

  /** What is known of an outcome on a channel; nothing if it was never told. */
  public Optional<State> state(String outcome, String channel) {
    String sql = "SELECT state FROM night_notice WHERE outcome = ? AND channel = ?";
    try (Connection connection = database.connections().getConnection();
        PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, outcome);
      query.setString(2, channel);
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? Optional.of(State.valueOf(row.getString(1))) : Optional.empty();
      }
    } catch (SQLException e) {
      throw NightDatabase.unavailable(e);
    }
  }

  /** Notes the state of an outcome on a channel. */
  public void note(String outcome, String channel, State state, Instant now) {
    String sql =
        """
        INSERT INTO night_notice (outcome, channel, state, since) VALUES (?, ?, ?, ?)
        ON CONFLICT (outcome, channel) DO UPDATE SET state = excluded.state, since = excluded.since
        """;
    try (Connection connection = database.connections().getConnection();
        PreparedStatement update = connection.prepareStatement(sql)) {
      update.setString(1, outcome);
      update.setString(2, channel);
      update.setString(3, state.name());
      update.setTimestamp(4, Timestamp.from(now));
      update.executeUpdate();
    } catch (SQLException e) {
      throw NightDatabase.unavailable(e);
    }
  }
}
