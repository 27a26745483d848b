package io.loopledger.delivery.store;

import io.loopledger.delivery.book.Alert;
import io.loopledger.delivery.book.Attempt;
import io.loopledger.delivery.book.Delivery;
import io.loopledger.delivery.book.DeliveryState;
import io.loopledger.delivery.book.Due;
import io.loopledger.delivery.book.Failure;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The rows of {@code report.delivery} and {@code report.attempt}. */
public final class DeliveryRows {
  private static final String ONE = " WHERE report = ? AND due_at = ? AND target = ?";

  /** The attempt that runs; there is one at most. */
  private static final String RUNNING = ONE + " AND ended_at IS NULL";

  private final ReportDatabase database;

  /** Of a database. */
  public DeliveryRows(ReportDatabase database) {
    this.database = database;
  }

  /** All of them, by time, report and position. */
  public List<Delivery> all() {
    return where("true");
  }

  /** Those of reports that are due since a time. */
  public List<Delivery> since(Instant from) {
    return where("v.due_at >= ?", from);
  }

  /** Those that are not at their end. */
  public List<Delivery> open() {
    return where("v.state IN ('WAITING', 'DELIVERING', 'FAILED')");
  }

  /** Those of a due report. */
  public List<Delivery> of(Due due) {
    return where("v.report = ? AND v.due_at = ?", due.report(), due.dueAt());
  }

  private List<Delivery> where(String condition, Object... parameters) {
    return database.inTransaction(
        connection ->
            Sql.list(
                connection,
                DeliveryRows::read,
                "SELECT v.*, d.period, d.package_id FROM report.delivery v JOIN report.due d"
                    + " ON d.report = v.report AND d.due_at = v.due_at WHERE "
                    + condition
                    + " ORDER BY v.due_at, v.report, v.position",
                parameters));
  }

  /** All attempts at a delivery, in order. */
  public List<Attempt> attempts(Delivery delivery) {
    return database.inTransaction(
        connection ->
            Sql.list(
                connection,
                DeliveryRows::attempt,
                "SELECT * FROM report.attempt" + ONE + " ORDER BY number",
                delivery.due().report(),
                delivery.due().dueAt(),
                delivery.target()));
  }

  /**
   * Notes that a delivery begins.
   *
   * @return the number of the attempt since it was begun or sent again
   */
  public int begin(Delivery delivery, Instant now) {
    Due due = delivery.due();
    return database.inTransaction(
        connection -> {
          Sql.changeOne(
              connection,
              delivery.id(),
              "UPDATE report.delivery SET state = 'DELIVERING', attempts = attempts + 1,"
                  + " changed_at = ?, next_attempt_at = NULL"
                  + ONE
                  + " AND state IN ('WAITING', 'FAILED')",
              now,
              due.report(),
              due.dueAt(),
              delivery.target());
          Sql.change(
              connection,
              """
              INSERT INTO report.attempt (report, due_at, target, number, begun_at)
              SELECT ?, ?, ?, count(*) + 1, ? FROM report.attempt
              """
                  + ONE,
              due.report(),
              due.dueAt(),
              delivery.target(),
              now,
              due.report(),
              due.dueAt(),
              delivery.target());
          return Sql.list(
                  connection,
                  row -> row.getInt(1),
                  "SELECT attempts FROM report.delivery" + ONE,
                  due.report(),
                  due.dueAt(),
                  delivery.target())
              .getFirst();
        });
  }

  /** Notes that it is there. */
  public void delivered(Delivery delivery, Instant now, String place) {
    Due due = delivery.due();
    database.inTransaction(
        connection -> {
          Sql.changeOne(
              connection,
              delivery.id(),
              "UPDATE report.delivery SET state = 'DELIVERED', changed_at = ?, error = NULL,"
                  + " place = ?"
                  + ONE
                  + " AND state = 'DELIVERING'",
              now,
              place,
              due.report(),
              due.dueAt(),
              delivery.target());
          return end(connection, delivery, now, "DELIVERED", Optional.empty());
        });
  }

  /** Notes that it did not arrive; it is given up where no next attempt is set. */
  public void failed(
      Delivery delivery, Failure failure, Optional<Instant> nextAttemptAt, Optional<Alert> alert) {
    ended(delivery, failure, nextAttemptAt, alert, "FAILED");
  }

  /** Notes that a process was cut at it; it is given up where no next attempt is set. */
  public void cut(
      Delivery delivery, Failure failure, Optional<Instant> nextAttemptAt, Optional<Alert> alert) {
    ended(delivery, failure, nextAttemptAt, alert, "CUT");
  }

  private void ended(
      Delivery delivery,
      Failure failure,
      Optional<Instant> nextAttemptAt,
      Optional<Alert> alert,
      String outcome) {
    database.inTransaction(
        connection -> {
          fail(connection, delivery, failure, nextAttemptAt);
          end(connection, delivery, failure.at(), outcome, Optional.of(failure.error()));
          return AlertRows.insert(connection, alert, failure.at());
        });
  }

  private static void fail(
      Connection connection, Delivery delivery, Failure failure, Optional<Instant> nextAttemptAt)
      throws SQLException {
    Sql.changeOne(
        connection,
        delivery.id(),
        "UPDATE report.delivery SET state = ?, changed_at = ?, error = ?, next_attempt_at = ?"
            + ONE
            + " AND state = 'DELIVERING'",
        nextAttemptAt.isPresent() ? "FAILED" : "GIVEN_UP",
        failure.at(),
        failure.error(),
        nextAttemptAt.orElse(null),
        delivery.due().report(),
        delivery.due().dueAt(),
        delivery.target());
  }

  private static int end(
      Connection connection, Delivery delivery, Instant now, String outcome, Optional<String> error)
      throws SQLException {
    return Sql.change(
        connection,
        "UPDATE report.attempt SET ended_at = ?, outcome = ?, error = ?" + RUNNING,
        now,
        outcome,
        error.orElse(null),
        delivery.due().report(),
        delivery.due().dueAt(),
        delivery.target());
  }

  /** Sets a delivery to be sent again, whatever came of it; its attempts stay in the book. */
  public void again(Delivery delivery, Instant now) {
    database.inTransaction(
        connection -> {
          Sql.changeOne(
              connection,
              delivery.id(),
              "UPDATE report.delivery SET state = 'WAITING', attempts = 0, changed_at = ?,"
                  + " error = NULL, next_attempt_at = NULL, place = NULL"
                  + ONE
                  + " AND state <> 'DELIVERING'",
              now,
              delivery.due().report(),
              delivery.due().dueAt(),
              delivery.target());
          return true;
        });
  }

  private static Delivery read(ResultSet row) throws SQLException {
    Instant changed = Sql.instant(row, "changed_at");
    int attempts = row.getInt("attempts");
    Failure failure = new Failure(attempts, changed, String.valueOf(row.getString("error")));
    String state = row.getString("state");
    return new Delivery(
        new Due(row.getString("report"), Sql.instant(row, "due_at"), row.getString("period")),
        row.getString("package_id"),
        row.getString("target"),
        row.getInt("position"),
        switch (state) {
          case "WAITING" -> new DeliveryState.Waiting(changed);
          case "DELIVERING" -> new DeliveryState.Delivering(attempts, changed);
          case "DELIVERED" ->
              new DeliveryState.Delivered(attempts, changed, row.getString("place"));
          case "FAILED" -> new DeliveryState.Failed(failure, Sql.instant(row, "next_attempt_at"));
          case "GIVEN_UP" -> new DeliveryState.GivenUp(failure);
          default -> throw new IllegalStateException("report.delivery has a state '" + state + "'");
        });
  }

  private static Attempt attempt(ResultSet row) throws SQLException {
    return new Attempt(
        row.getInt("number"),
        Sql.instant(row, "begun_at"),
        Sql.optionalInstant(row, "ended_at"),
        Optional.ofNullable(row.getString("outcome")),
        Optional.ofNullable(row.getString("error")));
  }
}
