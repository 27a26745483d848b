package io.loopledger.schemas.table;

import static io.loopledger.schemas.table.Column.optional;
import static io.loopledger.schemas.table.Column.required;

import io.loopledger.schemas.command.AppliedCommand;
import java.util.List;
import java.util.Optional;

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
              required("kafka_offset", ColumnType.LONG, "Kafka offset.", AppliedCommand::offset)),
          Optional.of(TableLayout.byDay("recorded_time", "brand")));

  private CommandsTable() {}
}
