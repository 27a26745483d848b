package io.loopledger.schemas.table;

import static io.loopledger.schemas.table.Column.optional;
import static io.loopledger.schemas.table.Column.required;

import io.loopledger.schemas.entry.Rejection;
import java.util.List;
import java.util.Optional;

/** {@code ops.rejections}: every record that was received and not posted, with its reason. */
public final class RejectionsTable {
  /** The definition. */
  public static final TableDefinition<Rejection> DEFINITION =
      new TableDefinition<>(
          "ops",
          "rejections",
          "Records received and not posted: duplicates and dead letters, with their reason.",
          List.of(
              required("code", ColumnType.TEXT, "Why.", r -> r.code().name()),
              required(
                  "owner",
                  ColumnType.TEXT,
                  "Who must act: DATA, CONFIG or EXTERNAL.",
                  r -> r.code().owner().name()),
              required(
                  "message", ColumnType.TEXT, "What is wrong and the fix.", Rejection::message),
              optional("event_id", ColumnType.TEXT, "Event id.", Rejection::eventId),
              optional("source", ColumnType.TEXT, "Event source.", Rejection::source),
              optional("type", ColumnType.TEXT, "Event type.", Rejection::type),
              optional("subject", ColumnType.TEXT, "Ledger subject.", Rejection::subject),
              optional("brand", ColumnType.TEXT, "Brand.", Rejection::brand),
              required("topic", ColumnType.TEXT, "Kafka topic.", Rejection::topic),
              required("kafka_partition", ColumnType.INT, "Kafka partition.", Rejection::partition),
              required("kafka_offset", ColumnType.LONG, "Kafka offset.", Rejection::offset),
              required(
                  "recorded_time",
                  ColumnType.INSTANT,
                  "When it was received.",
                  Rejection::recordedTime)),
          Optional.of(TableLayout.byDay("recorded_time", "brand")));

  private RejectionsTable() {}
}
