package io.loopledger.local.commands;

import io.loopledger.local.Failure;
import io.loopledger.schemas.command.CommandMessage;
import io.loopledger.schemas.event.Subject;
import io.loopledger.schemas.table.RawEventsTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Restatements with one version and one reason.
 *
 * @param id begins the ids of the commands; of several it is followed by their number
 * @param refVersion what events are pinned to
 * @param reason why
 * @param by who asks
 */
public record Repins(String id, long refVersion, String reason, String by) {

  /** Of one subject. */
  public CommandMessage of(Subject subject) {
    return CommandMessage.repin(id, subject, refVersion, reason, by);
  }

  /** Of every subject of a brand that has an event in the ledger now. */
  public List<CommandMessage> ofBrand(Connection trino, String brand) throws SQLException {
    String sql =
        "SELECT DISTINCT subject FROM %s WHERE brand = ? ORDER BY subject"
            .formatted(RawEventsTable.DEFINITION.qualifiedName());
    List<CommandMessage> commands = new ArrayList<>();
    try (PreparedStatement statement = trino.prepareStatement(sql)) {
      statement.setString(1, brand);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          commands.add(
              CommandMessage.repin(
                  "%s-%d".formatted(id, commands.size() + 1),
                  Subject.parse(rows.getString(1)),
                  refVersion,
                  reason,
                  by));
        }
      }
    }
    if (commands.isEmpty()) {
      throw new Failure("There is no event of brand %s, so nothing to restate".formatted(brand));
    }
    return commands;
  }
}
