package io.loopledger.schemas.table;

import static io.loopledger.schemas.table.Column.optional;
import static io.loopledger.schemas.table.Column.required;

import io.loopledger.schemas.restatement.RestatementEffect;
import io.loopledger.schemas.restatement.RestatementRow;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** {@code ops.restatements}: every state that a restatement run reached. */
public final class RestatementsTable {
  /** The definition. */
  public static final TableDefinition<RestatementRow> DEFINITION =
      new TableDefinition<>(
          "ops",
          "restatements",
          "Restatement runs, a row for each state a run reached; rows are only added.",
          List.of(
              text(
                  "run_id",
                  "Identifies the run; its commands begin with it.",
                  RestatementRow::runId),
              text("state", "PLANNED, SENT, DONE or REVERSED_BY.", row -> row.state().name()),
              optional(
                  "other_run",
                  ColumnType.TEXT,
                  "REVERSED_BY: the run that took it back; of that run: the one it takes back.",
                  RestatementRow::otherRun),
              count(
                  "from_lowest",
                  "Lowest version its events were pinned to.",
                  RestatementRow::fromLowest),
              count(
                  "from_highest",
                  "Highest version its events were pinned to.",
                  RestatementRow::fromHighest),
              optional(
                  "to_version",
                  ColumnType.LONG,
                  "Version they move to; empty where a run is taken back.",
                  RestatementRow::toVersion),
              text("brands", "Brands it was limited to; empty for all.", RestatementRow::brands),
              text("reason", "Why it was asked.", RestatementRow::reason),
              text("requested_by", "Who asked.", RestatementRow::requestedBy),
              count(
                  "checkpoint_id",
                  "Checkpoint whose tables were read.",
                  RestatementRow::checkpointId),
              count("subjects", "Subjects that were looked at.", RestatementRow::subjects),
              count("changed", "Subjects whose journal changes.", RestatementRow::changed),
              count("refused", "Subjects that cannot be restated.", RestatementRow::refused),
              count("commands", "Commands it sends.", RestatementRow::commands),
              count(
                  "applied", "Commands that were applied; 0 before DONE.", RestatementRow::applied),
              count(
                  "rejected",
                  "Commands that were refused; 0 before DONE.",
                  RestatementRow::rejected),
              count("entries", "Entries that were posted; 0 before DONE.", RestatementRow::entries),
              new Column<>(
                  "effect",
                  ColumnType.ROWS,
                  true,
                  "What it was planned to change, by account and cause.",
                  RestatementRow::effect,
                  ofEffect()),
              required(
                  "recorded_time",
                  ColumnType.INSTANT,
                  "When it was planned; the same for each state.",
                  RestatementRow::recordedTime)),
          Optional.of(TableLayout.byMonth("recorded_time", "run_id")));

  private RestatementsTable() {}

  private static Column<RestatementRow> text(
      String name, String doc, Function<RestatementRow, @Nullable Object> value) {
    return required(name, ColumnType.TEXT, doc, value);
  }

  private static Column<RestatementRow> count(
      String name, String doc, ToLongFunction<RestatementRow> value) {
    return required(name, ColumnType.LONG, doc, value::applyAsLong);
  }

  private static List<Column<Record>> ofEffect() {
    return List.of(
        inner("brand", ColumnType.TEXT, "Brand.", RestatementEffect::brand),
        inner("account", ColumnType.TEXT, "Account of the chart.", RestatementEffect::account),
        inner("measure", ColumnType.TEXT, "Measure of the amount.", RestatementEffect::measure),
        inner("cause", ColumnType.TEXT, "Why it changes.", RestatementEffect::cause),
        inner("amount", ColumnType.AMOUNT, "Debit positive.", RestatementEffect::amountMicros),
        inner(
            "reporting_currency",
            ColumnType.TEXT,
            "Reporting currency; empty without money.",
            RestatementEffect::reportingCurrency),
        inner(
            "reporting_amount",
            ColumnType.AMOUNT,
            "The amount in the reporting currency.",
            RestatementEffect::reportingMicros));
  }

  private static Column<Record> inner(
      String name,
      ColumnType type,
      String doc,
      Function<RestatementEffect, @Nullable Object> value) {
    return new Column<>(
        name, type, false, doc, effect -> value.apply((RestatementEffect) effect), List.of());
  }
}
