package io.loopledger.delivery.store;

import io.loopledger.delivery.book.Alert;
import io.loopledger.delivery.book.Due;
import io.loopledger.delivery.book.DueReport;
import io.loopledger.delivery.book.DueState;
import io.loopledger.delivery.book.Failure;
import io.loopledger.delivery.book.MadePackage;
import io.loopledger.delivery.pack.PackageFile;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows of {@code report.due}. Each change names the state it is made from. */
public final class DueRows {
  private final ReportDatabase database;

  /** Of a database. */
  public DueRows(ReportDatabase database) {
    this.database = database;
  }

  /** A time that is left out. */
  public record Skipped(Due due, String reason) {}

  /** All of them, by time and report. */
  public List<DueReport> all() {
    return where("true");
  }

  /** Those that are due since a time. */
  public List<DueReport> since(Instant from) {
    return where("d.due_at >= ?", from);
  }

  /** Those that are to be made, now or later. */
  public List<DueReport> toMake() {
    return where("d.state IN ('WAITING', 'NOT_MADE')");
  }

  /** Those of a package, the newest last. */
  public List<DueReport> ofPackage(String packageId) {
    return where("d.package_id = ?", packageId);
  }

  /** Those whose files are in the outbox. */
  public List<DueReport> kept() {
    return where("d.state = 'MADE' AND d.removed_at IS NULL");
  }

  /** One of them. */
  public Optional<DueReport> find(Due due) {
    return where("d.report = ? AND d.due_at = ?", due.report(), due.dueAt()).stream().findFirst();
  }

  private List<DueReport> where(String condition, Object... parameters) {
    return database.inTransaction(
        connection -> {
          Map<Due, List<PackageFile>> files = files(connection, condition, parameters);
          return Sql.list(
              connection,
              row -> read(row, files),
              "SELECT d.* FROM report.due d WHERE " + condition + " ORDER BY due_at, report",
              parameters);
        });
  }

  private static Map<Due, List<PackageFile>> files(
      Connection connection, String condition, Object... parameters) throws SQLException {
    Map<Due, List<PackageFile>> files = new HashMap<>();
    Sql.list(
        connection,
        row ->
            files
                .computeIfAbsent(due(row), due -> new ArrayList<>())
                .add(
                    new PackageFile(
                        row.getString("name"), row.getLong("size_bytes"), row.getString("sha256"))),
        "SELECT f.*, d.period FROM report.file f JOIN report.due d USING (report, due_at) WHERE "
            + condition.replace("d.report", "report").replace("d.due_at", "due_at")
            + " ORDER BY report, due_at, number",
        parameters);
    return files;
  }

  /** Up to when a report is planned; nothing if it is new. */
  public Optional<Instant> plannedUntil(String report) {
    return database.inTransaction(
        connection ->
            Sql.list(
                    connection,
                    row -> Sql.instant(row, "planned_until"),
                    "SELECT planned_until FROM report.schedule WHERE report = ?",
                    report)
                .stream()
                .findFirst());
  }

  /** Writes what is due, what is left out, and up to when that is known; at once. */
  public void plan(String report, List<Due> due, List<Skipped> skipped, Instant until) {
    database.inTransaction(
        connection -> {
          for (Due each : due) {
            insert(connection, each, until);
          }
          for (Skipped each : skipped) {
            Sql.change(
                connection,
                "INSERT INTO report.due (report, due_at, period, state, changed_at, error)"
                    + " VALUES (?, ?, ?, 'SKIPPED', ?, ?) ON CONFLICT DO NOTHING",
                report,
                each.due().dueAt(),
                each.due().period(),
                until,
                each.reason());
          }
          return Sql.change(
              connection,
              "INSERT INTO report.schedule VALUES (?, ?)"
                  + " ON CONFLICT (report) DO UPDATE SET planned_until = excluded.planned_until",
              report,
              until);
        });
  }

  /** Writes a report that is wanted now. */
  public void demand(Due due, Instant now) {
    database.inTransaction(connection -> insert(connection, due, now));
  }

  private static int insert(Connection connection, Due due, Instant now) throws SQLException {
    return Sql.change(
        connection,
        "INSERT INTO report.due (report, due_at, period, state, changed_at)"
            + " VALUES (?, ?, ?, 'WAITING', ?) ON CONFLICT DO NOTHING",
        due.report(),
        due.dueAt(),
        due.period(),
        now);
  }

  /** Writes the package, and a delivery to each target; at once. */
  public void made(Due due, Instant now, MadePackage made, List<String> targets) {
    database.inTransaction(
        connection -> {
          Sql.changeOne(
              connection,
              due.id(),
              """
              UPDATE report.due SET state = 'MADE', changed_at = ?, error = NULL, next_attempt_at = NULL,
                package_id = ?, title = ?, manifest_sha256 = ?, restates = ?, folder = ?
              WHERE report = ? AND due_at = ? AND state IN ('WAITING', 'NOT_MADE')
              """,
              now,
              made.id(),
              made.title(),
              made.manifestSha256(),
              made.restates().orElse(null),
              made.folder(),
              due.report(),
              due.dueAt());
          insertFiles(connection, due, made.files());
          insertDeliveries(connection, due, targets, now);
          return true;
        });
  }

  private static void insertFiles(Connection connection, Due due, List<PackageFile> files)
      throws SQLException {
    for (int i = 0; i < files.size(); i++) {
      PackageFile file = files.get(i);
      Sql.change(
          connection,
          "INSERT INTO report.file VALUES (?, ?, ?, ?, ?, ?)",
          due.report(),
          due.dueAt(),
          i,
          file.name(),
          file.sizeBytes(),
          file.sha256());
    }
  }

  private static void insertDeliveries(
      Connection connection, Due due, List<String> targets, Instant now) throws SQLException {
    for (int i = 0; i < targets.size(); i++) {
      Sql.change(
          connection,
          "INSERT INTO report.delivery (report, due_at, target, position, state, changed_at)"
              + " VALUES (?, ?, ?, ?, 'WAITING', ?)",
          due.report(),
          due.dueAt(),
          targets.get(i),
          i,
          now);
    }
  }

  /** Writes that it could not be made; it is given up where no next attempt is set. */
  public void notMade(
      Due due, Failure failure, Optional<Instant> nextAttemptAt, Optional<Alert> alert) {
    database.inTransaction(
        connection -> {
          Sql.changeOne(
              connection,
              due.id(),
              "UPDATE report.due SET state = ?, attempts = ?, changed_at = ?, error = ?,"
                  + " next_attempt_at = ?"
                  + " WHERE report = ? AND due_at = ? AND state IN ('WAITING', 'NOT_MADE')",
              nextAttemptAt.isPresent() ? "NOT_MADE" : "GIVEN_UP",
              failure.attempts(),
              failure.at(),
              failure.error(),
              nextAttemptAt.orElse(null),
              due.report(),
              due.dueAt());
          return AlertRows.insert(connection, alert, failure.at());
        });
  }

  /** Sets one that was not made, given up or skipped to be made again. */
  public void again(Due due, Instant now) {
    database.inTransaction(
        connection -> {
          Sql.changeOne(
              connection,
              due.id(),
              "UPDATE report.due SET state = 'WAITING', attempts = 0, changed_at = ?, error = NULL,"
                  + " next_attempt_at = NULL WHERE report = ? AND due_at = ? AND state <> 'MADE'",
              now,
              due.report(),
              due.dueAt());
          return true;
        });
  }

  /** Notes that the files of a package are no longer in the outbox. */
  public void removed(Due due, Instant now) {
    database.inTransaction(
        connection -> {
          Sql.changeOne(
              connection,
              due.id(),
              "UPDATE report.due SET removed_at = ?"
                  + " WHERE report = ? AND due_at = ? AND state = 'MADE' AND removed_at IS NULL",
              now,
              due.report(),
              due.dueAt());
          return true;
        });
  }

  private static Due due(ResultSet row) throws SQLException {
    return new Due(row.getString("report"), Sql.instant(row, "due_at"), row.getString("period"));
  }

  private static DueReport read(ResultSet row, Map<Due, List<PackageFile>> files)
      throws SQLException {
    Due due = due(row);
    Instant changed = Sql.instant(row, "changed_at");
    String error = String.valueOf(row.getString("error"));
    Failure failure = new Failure(row.getInt("attempts"), changed, error);
    String state = row.getString("state");
    return new DueReport(
        due,
        switch (state) {
          case "WAITING" -> new DueState.Waiting();
          case "NOT_MADE" -> new DueState.NotMade(failure, Sql.instant(row, "next_attempt_at"));
          case "MADE" ->
              new DueState.Made(
                  changed,
                  made(row, files.getOrDefault(due, List.of())),
                  Sql.optionalInstant(row, "removed_at"));
          case "GIVEN_UP" -> new DueState.GivenUp(failure);
          case "SKIPPED" -> new DueState.Skipped(changed, error);
          default -> throw new IllegalStateException("report.due has a state '" + state + "'");
        });
  }

  private static MadePackage made(ResultSet row, List<PackageFile> files) throws SQLException {
    return new MadePackage(
        row.getString("package_id"),
        row.getString("title"),
        row.getString("folder"),
        files,
        Optional.ofNullable(row.getString("restates")));
  }
}
