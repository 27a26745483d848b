package io.loopledger.delivery.store;

import io.loopledger.delivery.book.Alert;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What people have to be told of: written in one with the failure, so that none is lost. */
public final class AlertRows {
  private final ReportDatabase database;

  /** Of a database. */
  public AlertRows(ReportDatabase database) {
    this.database = database;
  }

  static int insert(Connection connection, Optional<Alert> alert, Instant now) throws SQLException {
    if (alert.isEmpty()) {
      return 0;
    }
    return Sql.change(
        connection,
        "INSERT INTO report.alert (id, subject, lines, raised_at) VALUES (?, ?, ?, ?)"
            + " ON CONFLICT DO NOTHING",
        alert.get().id(),
        alert.get().subject(),
        String.join("\n", alert.get().lines()),
        now);
  }

  /** Those that nobody was told of yet, the oldest first. */
  public List<Alert> untold() {
    return database.inTransaction(
        connection ->
            Sql.list(
                connection,
                row ->
                    new Alert(
                        row.getString("id"),
                        row.getString("subject"),
                        row.getString("lines").lines().toList()),
                "SELECT * FROM report.alert WHERE told_at IS NULL ORDER BY raised_at, id"));
  }

  /** Notes that somebody was told. */
  public void told(Alert alert, Instant now) {
    database.inTransaction(
        connection ->
            Sql.change(
                connection, "UPDATE report.alert SET told_at = ? WHERE id = ?", now, alert.id()));
  }
}
