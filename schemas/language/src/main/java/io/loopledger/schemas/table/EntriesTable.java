package io.loopledger.schemas.table;

import static io.loopledger.schemas.table.Column.optional;
import static io.loopledger.schemas.table.Column.required;

import io.loopledger.schemas.entry.Entry;
import io.loopledger.schemas.entry.Entry.Reporting;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code ledger.entries}: the one fact table of both ledgers. */
public final class EntriesTable {
  /** The definition. */
  public static final TableDefinition<Entry> DEFINITION =
      new TableDefinition<>(
          "ledger",
          "entries",
          "Money, kilograms of CO2e, units, grams: amounts posted to accounts. Rows are only added.",
          List.of(
              required(
                  "entry_id", ColumnType.TEXT, "Hash of what makes the entry.", Entry::entryId),
              required(
                  "trigger_id",
                  ColumnType.TEXT,
                  "Event or command whose arrival posted it.",
                  Entry::triggerId),
              required(
                  "event_id",
                  ColumnType.TEXT,
                  "Event whose journal it belongs to.",
                  Entry::eventId),
              required("subject", ColumnType.TEXT, "Ledger subject.", Entry::subject),
              required("cycle_no", ColumnType.INT, "Cycle of the unit, from 1.", Entry::cycleNo),
              required(
                  "tenant", ColumnType.TEXT, "Who owns the brand.", e -> e.dimensions().tenant()),
              required("brand", ColumnType.TEXT, "Brand.", e -> e.dimensions().brand()),
              optional("program", ColumnType.TEXT, "Programme.", e -> e.dimensions().program()),
              optional(
                  "category", ColumnType.TEXT, "Product category.", e -> e.dimensions().category()),
              optional("product", ColumnType.TEXT, "Product.", e -> e.dimensions().product()),
              optional("grade", ColumnType.TEXT, "Condition grade.", e -> e.dimensions().grade()),
              optional("channel", ColumnType.TEXT, "Channel.", e -> e.dimensions().channel()),
              optional("partner", ColumnType.TEXT, "Partner.", e -> e.dimensions().partner()),
              optional(
                  "country",
                  ColumnType.TEXT,
                  "Country, ISO 3166-1 alpha-2.",
                  e -> e.dimensions().country()),
              required("account", ColumnType.TEXT, "Account of the chart.", Entry::account),
              required(
                  "measure",
                  ColumnType.TEXT,
                  "Currency code, kgCO2e, unit, g or s.",
                  Entry::measure),
              required(
                  "amount",
                  ColumnType.AMOUNT,
                  "Amount in the measure; money: debit positive, credit negative.",
                  Entry::amountMicros),
              optional(
                  "reporting_amount",
                  ColumnType.AMOUNT,
                  "Amount in the reporting currency.",
                  e -> reporting(e, Reporting::amountMicros)),
              optional(
                  "reporting_currency",
                  ColumnType.TEXT,
                  "Reporting currency of the brand.",
                  e -> reporting(e, Reporting::currency)),
              optional(
                  "fx_rate",
                  ColumnType.RATE,
                  "Reporting currency per unit of the entry's currency.",
                  e -> reporting(e, Reporting::rate)),
              optional(
                  "fx_date",
                  ColumnType.DATE,
                  "Day of the rate.",
                  e -> reporting(e, Reporting::rateDate)),
              required(
                  "business_date",
                  ColumnType.DATE,
                  "The event's date in the brand's contract zone.",
                  Entry::businessDate),
              required(
                  "period",
                  ColumnType.TEXT,
                  "Posting period, yyyy-MM.",
                  e -> e.period().toString()),
              required(
                  "effective_time",
                  ColumnType.INSTANT,
                  "When the event happened.",
                  Entry::effectiveTime),
              required(
                  "recorded_time",
                  ColumnType.INSTANT,
                  "When the entry was posted.",
                  Entry::recordedTime),
              required("cause", ColumnType.TEXT, "Why it was posted.", e -> e.cause().name()),
              required(
                  "rule_version",
                  ColumnType.TEXT,
                  "Version of the posting rules.",
                  Entry::ruleVersion),
              optional("rule", ColumnType.TEXT, "Posting rule, such as unit-sold.", Entry::rule),
              optional(
                  "tax_rule",
                  ColumnType.TEXT,
                  "Rule that decided the tax, such as margin/DE/19.",
                  Entry::taxRule),
              optional(
                  "vat_period", ColumnType.TEXT, "VAT period, yyyy-MM.", EntriesTable::vatPeriod),
              optional(
                  "rate_version",
                  ColumnType.TEXT,
                  "Version of the rate file used.",
                  Entry::rateVersion),
              optional("method", ColumnType.TEXT, "Impact method.", Entry::method),
              optional("factor_version", ColumnType.TEXT, "Factor version.", Entry::factorVersion),
              OriginColumn.of(Entry::origin)),
          Optional.of(TableLayout.byMonth("recorded_time", "brand", "account", "business_date")));

  private EntriesTable() {}

  private static @Nullable Object vatPeriod(Entry entry) {
    YearMonth vatPeriod = entry.vatPeriod();
    return vatPeriod == null ? null : vatPeriod.toString();
  }

  private static @Nullable Object reporting(Entry entry, Function<Reporting, Object> part) {
    Reporting reporting = entry.reporting();
    return reporting == null ? null : part.apply(reporting);
  }
}
