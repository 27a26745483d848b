package io.loopledger.schemas.table;

import static io.loopledger.schemas.table.Column.optional;
import static io.loopledger.schemas.table.Column.required;

import io.loopledger.schemas.finance.BreakChange;
import io.loopledger.schemas.finance.BreakChange.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code finance.breaks}: every change of every break. */
public final class BreaksTable {
  /** The definition. */
  public static final TableDefinition<BreakChange> DEFINITION =
      new TableDefinition<>(
          "finance",
          "breaks",
          "Differences between the ledger and what others say: a row for each change of each. The row"
              + " of a break's highest version is how it is now.",
          columns(),
          Optional.of(TableLayout.byMonth("recorded_time", "reconciliation", "brand")));

  private BreaksTable() {}

  private static List<Column<BreakChange>> columns() {
    List<Column<BreakChange>> columns = new ArrayList<>(ofTheChange());
    columns.addAll(ofTheMatter());
    columns.addAll(
        ofASide(
            "ledger",
            "What the ledger calls the item; empty if it has none.",
            change -> change.about().ledger()));
    columns.addAll(
        ofASide(
            "statement",
            "What the other side calls the item, such as the line of a statement; empty if it has"
                + " none.",
            change -> change.about().statement()));
    columns.addAll(ofTheHandling());
    return columns;
  }

  private static List<Column<BreakChange>> ofTheChange() {
    return List.of(
        required(
            "break_id",
            ColumnType.TEXT,
            "The same every night, as long as the difference is between the same two items.",
            BreakChange::breakId),
        required(
            "version",
            ColumnType.INT,
            "Counts the changes of the break, from 1 without a gap.",
            BreakChange::version),
        required(
            "change",
            ColumnType.TEXT,
            "OPENED, CHANGED, CLOSED, REOPENED, ASSIGNED, ACCEPTED or WRITTEN_OFF.",
            BreakChange::change),
        required(
            "status",
            ColumnType.TEXT,
            "After the change: OPEN, ACCEPTED, WRITTEN_OFF or CLOSED.",
            BreakChange::status));
  }

  private static List<Column<BreakChange>> ofTheMatter() {
    return List.of(
        required(
            "reconciliation",
            ColumnType.TEXT,
            "What was compared: payments, marketplaces, carriers, partners, bank, erp, proof or"
                + " clearing.",
            c -> c.about().reconciliation()),
        required("kind", ColumnType.TEXT, "What is wrong.", c -> c.about().kind()),
        optional(
            "tenant",
            ColumnType.TEXT,
            "Who owns the brand; empty where it is about the platform.",
            c -> c.about().tenant()),
        optional(
            "brand",
            ColumnType.TEXT,
            "Brand; empty where it is about the platform.",
            c -> c.about().brand()),
        required("type", ColumnType.TEXT, "What it was compared as.", c -> c.about().type()),
        required(
            "currency",
            ColumnType.TEXT,
            "Of the value: ISO 4217, or the measure where it is no money.",
            c -> c.about().currency()),
        required(
            "value",
            ColumnType.AMOUNT,
            "What the other side has more than the ledger, in the currency; a side that is absent"
                + " counts 0. Of two currencies the statement's amount, of dates 0.",
            c -> c.about().valueMicros()));
  }

  private static List<Column<BreakChange>> ofASide(
      String side, String itemDoc, Function<BreakChange, @Nullable Side> of) {
    return List.of(
        optional(side + "_item", ColumnType.TEXT, itemDoc, part(of, Side::itemId)),
        optional(
            side + "_currency",
            ColumnType.TEXT,
            "Currency on this side, ISO 4217, or the measure.",
            part(of, Side::currency)),
        optional(
            side + "_amount",
            ColumnType.AMOUNT,
            "Amount on this side; money that comes is positive.",
            part(of, Side::amountMicros)),
        optional(side + "_date", ColumnType.DATE, "Date on this side.", part(of, Side::date)),
        optional(
            side + "_reference",
            ColumnType.TEXT,
            "What a person would look for on this side.",
            part(of, Side::reference)));
  }

  private static Function<BreakChange, @Nullable Object> part(
      Function<BreakChange, @Nullable Side> side, Function<Side, @Nullable Object> part) {
    return change -> {
      Side of = side.apply(change);
      return of == null ? null : part.apply(of);
    };
  }

  private static List<Column<BreakChange>> ofTheHandling() {
    return List.of(
        required(
            "suspected_cause",
            ColumnType.TEXT,
            "What is suspected, derived by rule.",
            c -> c.about().cause()),
        optional("owner", ColumnType.TEXT, "Who looks after it.", BreakChange::owner),
        required(
            "first_seen_date",
            ColumnType.DATE,
            "Business date of the night that found it first.",
            BreakChange::firstSeenDate),
        required(
            "business_date",
            ColumnType.DATE,
            "Business date of the night that changed it; of a person's action the day in UTC.",
            BreakChange::businessDate),
        optional(
            "run_id",
            ColumnType.TEXT,
            "Run of the night; empty where a person did it.",
            BreakChange::runId),
        required("actor", ColumnType.TEXT, "Who did it: a person, or night.", BreakChange::actor),
        required("reason", ColumnType.TEXT, "Why.", BreakChange::reason),
        required(
            "recorded_time",
            ColumnType.INSTANT,
            "The night's own time, or that of the person's action.",
            BreakChange::recordedTime));
  }
}
