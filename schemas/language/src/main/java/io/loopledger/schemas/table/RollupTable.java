package io.loopledger.schemas.table;

import static io.loopledger.schemas.table.Column.optional;
import static io.loopledger.schemas.table.Column.required;

import io.loopledger.schemas.entry.RollupRow;
import java.util.List;
import java.util.Optional;

/** {@code mart.rollup}: additive sums of entries, small enough to answer at once. */
public final class RollupTable {
  /** The definition. */
  public static final TableDefinition<RollupRow> DEFINITION =
      new TableDefinition<>(
          "mart",
          "rollup",
          "Additive sums of ledger.entries per posting minute, dimensions and account.",
          List.of(
              required(
                  "posting_minute",
                  ColumnType.INSTANT,
                  "Minute in which the entries were posted.",
                  r -> r.key().postingMinute()),
              required(
                  "business_date",
                  ColumnType.DATE,
                  "The events' date in the brand's zone.",
                  r -> r.key().businessDate()),
              required(
                  "period",
                  ColumnType.TEXT,
                  "Posting period, yyyy-MM.",
                  r -> r.key().period().toString()),
              required("tenant", ColumnType.TEXT, "Who owns the brand.", r -> r.key().tenant()),
              required("brand", ColumnType.TEXT, "Brand.", r -> r.key().brand()),
              optional("program", ColumnType.TEXT, "Programme.", r -> r.key().program()),
              optional("category", ColumnType.TEXT, "Product category.", r -> r.key().category()),
              optional("grade", ColumnType.TEXT, "Condition grade.", r -> r.key().grade()),
              optional("channel", ColumnType.TEXT, "Channel.", r -> r.key().channel()),
              optional("partner", ColumnType.TEXT, "Partner.", r -> r.key().partner()),
              optional(
                  "country",
                  ColumnType.TEXT,
                  "Country, ISO 3166-1 alpha-2.",
                  r -> r.key().country()),
              required("account", ColumnType.TEXT, "Account of the chart.", r -> r.key().account()),
              required(
                  "measure",
                  ColumnType.TEXT,
                  "Currency code, kgCO2e, unit, g or s.",
                  r -> r.key().measure()),
              required("amount", ColumnType.AMOUNT, "Sum of amounts.", RollupRow::amountMicros),
              optional(
                  "reporting_amount",
                  ColumnType.AMOUNT,
                  "Sum of reporting amounts.",
                  RollupRow::reportingAmountMicros),
              optional(
                  "reporting_currency",
                  ColumnType.TEXT,
                  "Reporting currency of the brand.",
                  r -> r.key().reportingCurrency()),
              optional("method", ColumnType.TEXT, "Impact method.", r -> r.key().method()),
              optional(
                  "factor_version",
                  ColumnType.TEXT,
                  "Factor version.",
                  r -> r.key().factorVersion()),
              required("cause", ColumnType.TEXT, "Why posted.", r -> r.key().cause().name()),
              OriginColumn.of(r -> r.key().origin()),
              required(
                  "entry_count", ColumnType.LONG, "Entries in the sum.", RollupRow::entryCount)),
          Optional.of(TableLayout.byMonth("posting_minute", "brand", "account", "business_date")));

  private RollupTable() {}
}
