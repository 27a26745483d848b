package io.loopledger.schemas.table;

import static io.loopledger.schemas.table.Column.required;

import io.loopledger.schemas.entry.Deferred;
import java.util.List;
import java.util.Optional;

/** {@code ops.deferred}: every event that was received and waits, with what it waits for. */
public final class DeferredTable {
  /** The definition. */
  public static final TableDefinition<Deferred> DEFINITION =
      new TableDefinition<>(
          "ops",
          "deferred",
          "Events received that wait before they can be posted, with what they wait for.",
          List.of(
              required("event_id", ColumnType.TEXT, "Event id.", Deferred::eventId),
              required("source", ColumnType.TEXT, "Event source.", Deferred::source),
              required("type", ColumnType.TEXT, "Event type.", Deferred::type),
              required("subject", ColumnType.TEXT, "Ledger subject.", Deferred::subject),
              required("brand", ColumnType.TEXT, "Brand.", Deferred::brand),
              required(
                  "effective_time",
                  ColumnType.INSTANT,
                  "When it happened.",
                  Deferred::effectiveTime),
              required(
                  "recorded_time",
                  ColumnType.INSTANT,
                  "When it was received.",
                  Deferred::recordedTime),
              required("topic", ColumnType.TEXT, "Kafka topic.", Deferred::topic),
              required("kafka_partition", ColumnType.INT, "Kafka partition.", Deferred::partition),
              required("kafka_offset", ColumnType.LONG, "Kafka offset.", Deferred::offset),
              required(
                  "reason",
                  ColumnType.TEXT,
                  "What it waits for: WAITS_FOR_TARGET, CYCLE_EVICTED or POSSIBLE_REPEAT.",
                  d -> d.reason().name())),
          Optional.of(TableLayout.byDay("recorded_time", "brand")));

  private DeferredTable() {}
}
