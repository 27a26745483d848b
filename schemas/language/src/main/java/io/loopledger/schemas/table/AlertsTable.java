package io.loopledger.schemas.table;

import static io.loopledger.schemas.table.Column.required;

import io.loopledger.schemas.live.Alert;
import java.util.List;
import java.util.Optional;

/**
 * {@code ops.alerts}: every finding of a live rule that came up or went away, in the order seen.
 */
public final class AlertsTable {
  /** The definition. */
  public static final TableDefinition<Alert> DEFINITION =
      new TableDefinition<>(
          "ops",
          "alerts",
          "Findings of live rules, as they came up and went away; of one alert_id the highest"
              + " version counts.",
          List.of(
              required("alert_id", ColumnType.TEXT, "Hash of rule and finding.", Alert::alertId),
              required(
                  "version",
                  ColumnType.LONG,
                  "Of one alert_id the highest version counts.",
                  Alert::version),
              required("status", ColumnType.TEXT, "RAISED or CLEARED.", a -> a.status().name()),
              required("rule", ColumnType.TEXT, "The rule that found it.", Alert::rule),
              required(
                  "severity", ColumnType.TEXT, "WARNING or CRITICAL.", a -> a.severity().name()),
              required("brand", ColumnType.TEXT, "Brand.", Alert::brand),
              required(
                  "about",
                  ColumnType.TEXT,
                  "A ledger subject, product:brand/key or partner:brand/key.",
                  Alert::about),
              required("message", ColumnType.TEXT, "The finding in a sentence.", Alert::message),
              required(
                  "evidence", ColumnType.TEXT_MAP, "What the rule saw, by name.", Alert::evidence),
              required(
                  "trigger_id",
                  ColumnType.TEXT,
                  "Event whose arrival changed the finding.",
                  Alert::triggerId),
              required(
                  "effective_time",
                  ColumnType.INSTANT,
                  "When that event happened.",
                  Alert::effectiveTime),
              required(
                  "recorded_time", ColumnType.INSTANT, "When it was posted.", Alert::recordedTime)),
          Optional.of(TableLayout.byDay("recorded_time", "brand")));

  private AlertsTable() {}
}
