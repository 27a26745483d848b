package io.loopledger.breaks.table;

import io.loopledger.rows.RowAppender;
import io.loopledger.rows.Trino;
import io.loopledger.schemas.finance.BreakChange;
import io.loopledger.schemas.lake.Lake;
import io.loopledger.schemas.table.BreaksTable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.jspecify.annotations.Nullable;

/**
 * {@code finance.breaks}. Whoever changes breaks reads them at a snapshot and appends in view of
 * it: if somebody else changed one of them since, nothing is appended.
 */
public final class BreakStore {
  private final Trino trino;
  private final Lake lake;

  /**
   * Of a lake.
   *
   * @param trino reads it
   * @param lake writes it; the table exists
   */
  public BreakStore(Trino trino, Lake lake) {
    this.trino = trino;
    this.lake = lake;
  }

  /**
   * Breaks as they are at a snapshot.
   *
   * @param snapshotId the snapshot; null for a table without rows
   * @param rows of each break the row of its highest version
   */
  public record View(@Nullable Long snapshotId, List<BreakChange> rows) {
    public View {
      rows = List.copyOf(rows);
    }
  }

  /** The breaks of reconciliations, whatever their status. */
  public View ofReconciliations(Set<String> names) throws SQLException {
    return view("reconciliation IN (%s)".formatted(BreaksSql.texts(names)));
  }

  /** The breaks that are open or accepted. */
  public View unsettled() throws SQLException {
    return view("status IN ('OPEN', 'ACCEPTED')");
  }

  /**
   * Breaks whose id begins with one of these.
   *
   * @throws IllegalArgumentException if there is none, or more than one, for one of them
   */
  public View byId(Collection<String> ids) throws SQLException {
    List<String> conditions =
        ids.stream().map(id -> "starts_with(break_id, %s)".formatted(BreaksSql.text(id))).toList();
    View view = view("(" + String.join(" OR ", conditions) + ")");
    for (String id : ids) {
      long count = view.rows().stream().filter(row -> row.breakId().startsWith(id)).count();
      if (id.isBlank() || count != 1) {
        throw new IllegalArgumentException(
            "%s breaks begin with '%s'; give the whole id, as breaks list --format csv shows it"
                .formatted(count == 0 ? "no" : String.valueOf(count), id));
      }
    }
    return view;
  }

  /** All changes of a break, the oldest first. */
  public static List<BreakChange> history(Trino trino, String breakId) throws SQLException {
    return rows(
        trino,
        "SELECT * FROM finance.breaks WHERE break_id = %s ORDER BY version"
            .formatted(BreaksSql.text(breakId)));
  }

  /** What a run of the night changed in a reconciliation. */
  public List<BreakChange> ofRun(String runId, String reconciliation) throws SQLException {
    return rows(
        "SELECT * FROM finance.breaks WHERE run_id = %s AND reconciliation = %s ORDER BY break_id, version"
            .formatted(BreaksSql.text(runId), BreaksSql.text(reconciliation)));
  }

  /** What a run of the night wrote off. */
  public List<BreakChange> writtenOffIn(String runId) throws SQLException {
    return rows(
        "SELECT * FROM finance.breaks WHERE run_id = %s AND change = 'WRITTEN_OFF' ORDER BY break_id, version"
            .formatted(BreaksSql.text(runId)));
  }

  /** Breaks of a reconciliation that were ever written off. */
  public List<String> everWrittenOff(String reconciliation) throws SQLException {
    List<String> ids = new ArrayList<>();
    trino.query(
        "SELECT DISTINCT break_id FROM finance.breaks WHERE change = 'WRITTEN_OFF' AND reconciliation = "
            + BreaksSql.text(reconciliation),
        row -> ids.add(row.getString(1)));
    return ids;
  }

  /**
   * Appends what the night found, all of it at once.
   *
   * @return false if somebody changed a break of the reconciliations since the view: read again
   */
  public boolean append(List<BreakChange> changes, View seen, Set<String> reconciliations) {
    return append(changes, seen, Expressions.in("reconciliation", reconciliations));
  }

  /**
   * Appends changes of single breaks, all of them at once.
   *
   * @return false if one of them may have been changed since the view: read again
   */
  public boolean append(List<BreakChange> changes, View seen) {
    List<String> ids = changes.stream().map(BreakChange::breakId).distinct().toList();
    return append(changes, seen, Expressions.in("break_id", ids));
  }

  private boolean append(List<BreakChange> changes, View seen, Expression conflicts) {
    RowAppender<BreakChange> rows = new RowAppender<>(lake, BreaksTable.DEFINITION);
    changes.forEach(rows::write);
    return rows.commitUnlessAdded(seen.snapshotId(), conflicts);
  }

  private View view(String where) throws SQLException {
    Snapshot snapshot = lake.table(BreaksTable.DEFINITION).currentSnapshot();
    return snapshot == null
        ? new View(null, List.of())
        : new View(
            snapshot.snapshotId(),
            rows(
                "SELECT * FROM (%s) WHERE %s ORDER BY break_id"
                    .formatted(BreaksSql.currentAt(snapshot.snapshotId()), where)));
  }

  private List<BreakChange> rows(String sql) throws SQLException {
    return rows(trino, sql);
  }

  private static List<BreakChange> rows(Trino trino, String sql) throws SQLException {
    List<BreakChange> rows = new ArrayList<>();
    trino.query(sql, row -> rows.add(BreakRows.of(row)));
    return rows;
  }
}
