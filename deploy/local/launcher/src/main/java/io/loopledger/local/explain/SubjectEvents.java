package io.loopledger.local.explain;

import io.loopledger.local.Failure;
import io.loopledger.schemas.event.ReceivedEvent;
import io.loopledger.schemas.event.Subject;
import io.loopledger.schemas.table.RawEventReader;
import io.loopledger.schemas.table.RawEventsTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The events of a subject, from the audit trail. */
public final class SubjectEvents {
  private SubjectEvents() {}

  /**
   * All events of a subject; none if there never was one.
   *
   * @throws Failure if a row is no event of this release's language
   */
  public static List<ReceivedEvent> read(Connection trino, Subject subject) throws SQLException {
    // All columns: a table that is older than this release has fewer, and no event missed them.
    String sql =
        "SELECT * FROM %s WHERE subject = ?".formatted(RawEventsTable.DEFINITION.qualifiedName());
    List<ReceivedEvent> events = new ArrayList<>();
    try (PreparedStatement statement = trino.prepareStatement(sql)) {
      statement.setString(1, subject.toString());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          events.add(RawEventReader.read(TrinoRow.current(rows)));
        }
      }
    } catch (IllegalArgumentException e) {
      throw new Failure("Cannot explain %s: %s".formatted(subject, e.getMessage()), e);
    }
    return events;
  }

  /** What to say where there is no event. */
  public static Failure unknown(Subject subject) {
    return new Failure(
        """
        There is no event of %s. Subjects are found with
          ./loopledger query "SELECT subject, count(*) FROM raw.events WHERE subject LIKE '%s%%'\
         GROUP BY 1 ORDER BY 1 LIMIT 20"
        An event that was sent a moment ago comes with the next commit; ./loopledger dlq list shows\
         what could not be posted."""
            .formatted(subject, prefix(subject)));
  }

  /** What to say where all events came later than the time asked for. */
  public static Failure notYet(Life life, Instant first) {
    return new Failure(
        "The ledger knew no event of %s at %s; it received the first one at %s."
            .formatted(
                life.subject(), life.asOf().map(Instant::toString).orElse("that time"), first));
  }

  private static String prefix(Subject subject) {
    String text = subject.toString();
    return text.substring(0, text.indexOf('/') + 1).replace("'", "''");
  }
}
