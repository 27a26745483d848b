package io.loopledger.schemas.table;

import static io.loopledger.schemas.table.Column.optional;
import static io.loopledger.schemas.table.Column.required;

import io.loopledger.schemas.finance.MatchedItem;
import java.util.List;
import java.util.Optional;

/** {@code finance.matches}: every item that was matched, with the rule that found it. */
public final class MatchesTable {
  /** The definition. */
  public static final TableDefinition<MatchedItem> DEFINITION =
      new TableDefinition<>(
          "finance",
          "matches",
          "Items of the ledger and of statements that were matched, and by which rule. An item may"
              + " come again with what its amount has changed by since.",
          List.of(
              required(
                  "match_id",
                  ColumnType.TEXT,
                  "Shared by the items of one match.",
                  MatchedItem::matchId),
              required("run_id", ColumnType.TEXT, "Run that found it.", MatchedItem::runId),
              required("business_date", ColumnType.DATE, "The night's.", MatchedItem::businessDate),
              required(
                  "reconciliation",
                  ColumnType.TEXT,
                  "What was compared.",
                  MatchedItem::reconciliation),
              required("pass", ColumnType.TEXT, "Rule that found it.", MatchedItem::pass),
              required(
                  "shape",
                  ColumnType.TEXT,
                  "ONE_TO_ONE, ONE_TO_MANY, MANY_TO_ONE or MANY_TO_MANY; the ledger's items first.",
                  MatchedItem::shape),
              required("side", ColumnType.TEXT, "LEDGER or STATEMENT.", MatchedItem::side),
              required("item_id", ColumnType.TEXT, "Identifies the item.", m -> m.item().itemId()),
              required("tenant", ColumnType.TEXT, "Who owns the brand.", m -> m.item().tenant()),
              required("brand", ColumnType.TEXT, "Brand.", m -> m.item().brand()),
              required("type", ColumnType.TEXT, "What it was compared as.", m -> m.item().type()),
              required("currency", ColumnType.TEXT, "ISO 4217.", m -> m.item().currency()),
              required(
                  "amount",
                  ColumnType.AMOUNT,
                  "What of it was matched; money that comes is positive.",
                  m -> m.item().amountMicros()),
              required("item_date", ColumnType.DATE, "Its date.", m -> m.item().itemDate()),
              optional(
                  "match_key",
                  ColumnType.TEXT,
                  "First of the keys that it was looked for by.",
                  m -> m.item().matchKey()),
              optional(
                  "reference",
                  ColumnType.TEXT,
                  "What a person would look for.",
                  m -> m.item().reference()),
              required(
                  "recorded_time",
                  ColumnType.INSTANT,
                  "The run's own time.",
                  MatchedItem::recordedTime)),
          Optional.of(TableLayout.byDay("recorded_time", "brand", "reconciliation")));

  private MatchesTable() {}
}
