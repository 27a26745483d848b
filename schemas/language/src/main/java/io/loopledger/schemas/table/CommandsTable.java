package io.loopledger.schemas.table;

import static io.loopledger.schemas.table.Column.optional;
import static io.loopledger.schemas.table.Column.required;

import io.loopledger.schemas.command.AppliedCommand;
import io.loopledger.schemas.command.EventPin;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code ops.commands}: every command that was applied, with who asked and why. */
public final class CommandsTable {
  /** The definition. */
  public static final TableDefinition<AppliedCommand> DEFINITION =
      new TableDefinition<>(
          "ops",
          "commands",
          "Commands that were applied, with who asked and why; refused ones are in ops.rejections.",
          List.of(
              required(
                  "command_id",
                  ColumnType.TEXT,
                  "Its entries carry it as trigger_id.",
                  AppliedCommand::commandId),
              required(
                  "kind",
                  ColumnType.TEXT,
                  "REPIN, REHYDRATE or CORRECT_PROOF.",
                  c -> c.kind().name()),
              required("subject", ColumnType.TEXT, "Ledger subject.", AppliedCommand::subject),
              required("brand", ColumnType.TEXT, "Brand.", AppliedCommand::brand),
              optional(
                  "ref_version",
                  ColumnType.LONG,
                  "REPIN: the reference version its events are pinned to.",
                  AppliedCommand::refVersion),
              required("reason", ColumnType.TEXT, "Why it was asked.", AppliedCommand::reason),
              required("requested_by", ColumnType.TEXT, "Who asked.", AppliedCommand::requestedBy),
              required(
                  "events",
                  ColumnType.LONG,
                  "Events the subject has; 0 may be a wrong name.",
                  AppliedCommand::events),
              required("postings", ColumnType.LONG, "Entries it caused.", AppliedCommand::postings),
              required(
                  "recorded_time",
                  ColumnType.INSTANT,
                  "When it was applied.",
                  AppliedCommand::recordedTime),
              required("topic", ColumnType.TEXT, "Kafka topic.", AppliedCommand::topic),
              required(
                  "kafka_partition", ColumnType.INT, "Kafka partition.", AppliedCommand::partition),
              required("kafka_offset", ColumnType.LONG, "Kafka offset.", AppliedCommand::offset),
              new Column<>(
                  "pins",
                  ColumnType.ROWS,
                  false,
                  "REPIN without ref_version: the version of each of these events.",
                  command -> command.pins().isEmpty() ? null : command.pins(),
                  ofPin())),
          Optional.of(TableLayout.byDay("recorded_time", "brand")));

  private CommandsTable() {}

  private static List<Column<Record>> ofPin() {
    return List.of(
        pin("source", ColumnType.TEXT, "Event source.", EventPin::source),
        pin("event_id", ColumnType.TEXT, "Event id.", EventPin::eventId),
        pin("ref_version", ColumnType.LONG, "Reference version.", EventPin::refVersion));
  }

  private static Column<Record> pin(
      String name, ColumnType type, String doc, Function<EventPin, @Nullable Object> value) {
    return new Column<>(name, type, true, doc, pin -> value.apply((EventPin) pin), List.of());
  }
}
