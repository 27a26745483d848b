package io.loopledger.schemas.table;

import static io.loopledger.schemas.table.Column.optional;
import static io.loopledger.schemas.table.Column.required;

import io.loopledger.schemas.finance.PublishedFigure;
import java.util.List;
import java.util.Optional;

/** {@code finance.published}: what the figures of closed periods were when they were published. */
public final class PublishedTable {
  /** The definition. */
  public static final TableDefinition<PublishedFigure> DEFINITION =
      new TableDefinition<>(
          "finance",
          "published",
          "Sums of ledger.entries as they were when a period was closed. Rows are only added; figures"
              + " of two closes are never summed.",
          List.of(
              required(
                  "close_id",
                  ColumnType.TEXT,
                  "The close: the name of its tag.",
                  PublishedFigure::closeId),
              required(
                  "close_period",
                  ColumnType.TEXT,
                  "The period that was closed, yyyy-MM.",
                  f -> f.closePeriod().toString()),
              required("tenant", ColumnType.TEXT, "Who owns the brand.", f -> f.key().tenant()),
              required("brand", ColumnType.TEXT, "Brand.", f -> f.key().brand()),
              optional("program", ColumnType.TEXT, "Programme.", f -> f.key().program()),
              optional("category", ColumnType.TEXT, "Product category.", f -> f.key().category()),
              required(
                  "business_month",
                  ColumnType.DATE,
                  "Month in which it happened, first day.",
                  f -> f.key().businessMonth()),
              required(
                  "period",
                  ColumnType.TEXT,
                  "Posting period, yyyy-MM.",
                  f -> f.key().period().toString()),
              required("account", ColumnType.TEXT, "Account of the chart.", f -> f.key().account()),
              required(
                  "measure",
                  ColumnType.TEXT,
                  "Currency code, kgCO2e, unit, g or s.",
                  f -> f.key().measure()),
              optional(
                  "reporting_currency",
                  ColumnType.TEXT,
                  "Reporting currency of the brand.",
                  f -> f.key().reportingCurrency()),
              optional("method", ColumnType.TEXT, "Impact method.", f -> f.key().method()),
              optional(
                  "factor_version",
                  ColumnType.TEXT,
                  "Factor version.",
                  f -> f.key().factorVersion()),
              required("cause", ColumnType.TEXT, "Why posted.", f -> f.key().cause()),
              optional(
                  "rule", ColumnType.TEXT, "Posting rule, such as unit-sold.", f -> f.key().rule()),
              required(
                  "amount",
                  ColumnType.AMOUNT,
                  "Sum of amounts in the measure.",
                  PublishedFigure::amountMicros),
              optional(
                  "reporting_amount",
                  ColumnType.AMOUNT,
                  "Sum of reporting amounts.",
                  PublishedFigure::reportingAmountMicros),
              required(
                  "entry_count",
                  ColumnType.LONG,
                  "Entries in the sum.",
                  PublishedFigure::entryCount),
              required(
                  "recorded_time",
                  ColumnType.INSTANT,
                  "When the close was begun.",
                  PublishedFigure::recordedTime)),
          Optional.of(TableLayout.byMonth("recorded_time", "brand", "account")));

  private PublishedTable() {}
}
