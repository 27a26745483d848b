package io.loopledger.schemas.table;

import static io.loopledger.schemas.table.Column.required;

import io.loopledger.schemas.finance.BooksClosed;
import java.util.List;
import java.util.Optional;

/** {@code finance.closes}: whose books were closed and opened again, by whom, when and why. */
public final class ClosesTable {
  /** The definition. */
  public static final TableDefinition<BooksClosed> DEFINITION =
      new TableDefinition<>(
          "finance",
          "closes",
          "Books that were closed for a period, and opened again; finance.published has what the"
              + " figures were.",
          List.of(
              required(
                  "close_id",
                  ColumnType.TEXT,
                  "The close: the name of its tag.",
                  BooksClosed::closeId),
              required(
                  "close_number",
                  ColumnType.INT,
                  "Counts the closes of the period, from 1.",
                  BooksClosed::closeNumber),
              required(
                  "close_period",
                  ColumnType.TEXT,
                  "The period, yyyy-MM.",
                  c -> c.closePeriod().toString()),
              required("tenant", ColumnType.TEXT, "Who owns the brand.", BooksClosed::tenant),
              required("brand", ColumnType.TEXT, "Brand.", BooksClosed::brand),
              required("state", ColumnType.TEXT, "CLOSED or REOPENED.", BooksClosed::state),
              required(
                  "checkpoint_id",
                  ColumnType.LONG,
                  "Checkpoint of the posting job at which the tables are tagged.",
                  BooksClosed::checkpointId),
              required(
                  "entries_snapshot_id",
                  ColumnType.LONG,
                  "Snapshot of ledger.entries that was published; 0: it was never written to.",
                  BooksClosed::entriesSnapshotId),
              required("changed_by", ColumnType.TEXT, "Who did it.", BooksClosed::changedBy),
              required("reason", ColumnType.TEXT, "Why.", BooksClosed::reason),
              required(
                  "recorded_time",
                  ColumnType.INSTANT,
                  "When it was begun.",
                  BooksClosed::recordedTime)),
          Optional.of(TableLayout.byMonth("recorded_time", "brand")));

  private ClosesTable() {}
}
