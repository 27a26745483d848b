package io.loopledger.local.commands;

import io.loopledger.local.posting.KafkaPositions;
import io.loopledger.schemas.command.CommandTopic;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of the commands between two positions.
 *
 * @param applied the ones that were applied
 * @param refused the others
 */
public record CommandOutcome(List<Applied> applied, List<Refused> refused) {
  private static final int SHOWN = 20;

  /** An applied command. */
  public record Applied(String id, String subject, long events, long postings) {}

  /** A command that was not applied, and why; what could not be read has no name. */
  public record Refused(
      @Nullable String id, @Nullable String subject, String code, String message) {}

  public CommandOutcome {
    applied = List.copyOf(applied);
    refused = List.copyOf(refused);
  }

  /** Looks, through Trino. */
  public static CommandOutcome read(Connection trino, KafkaPositions from, KafkaPositions until)
      throws SQLException {
    String between = "topic = '%s' AND %s".formatted(CommandTopic.NAME, from.until(until));
    List<Applied> applied = new ArrayList<>();
    List<Refused> refused = new ArrayList<>();
    try (Statement statement = trino.createStatement()) {
      try (ResultSet rows =
          statement.executeQuery(
              "SELECT command_id, subject, events, postings FROM ops.commands WHERE %s ORDER BY 2, 1"
                  .formatted(between))) {
        while (rows.next()) {
          applied.add(
              new Applied(rows.getString(1), rows.getString(2), rows.getLong(3), rows.getLong(4)));
        }
      }
      try (ResultSet rows =
          statement.executeQuery(
              "SELECT event_id, subject, code, message FROM ops.rejections WHERE %s ORDER BY 2, 1"
                  .formatted(between))) {
        while (rows.next()) {
          refused.add(
              new Refused(
                  rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4)));
        }
      }
    }
    return new CommandOutcome(applied, refused);
  }

  /** The account for people. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "  applied  %,10d commands, %,d entries posted"
            .formatted(applied.size(), applied.stream().mapToLong(Applied::postings).sum()));
    applied.stream()
        .filter(command -> command.events() == 0)
        .limit(SHOWN)
        .forEach(
            command ->
                lines.add(
                    "    %s: there is no event of %s, so nothing changed; is the name right?"
                        .formatted(command.id(), command.subject())));
    lines.add("  refused  %,10d".formatted(refused.size()));
    refused.stream()
        .limit(SHOWN)
        .forEach(
            command ->
                lines.add(
                    "    %s %s: %s"
                        .formatted(
                            command.code(),
                            command.id() == null ? "what is no command" : command.id(),
                            command.message())));
    if (refused.size() > SHOWN) {
      lines.add("    and %,d more, in ops.rejections".formatted(refused.size() - SHOWN));
    }
    return lines;
  }
}
