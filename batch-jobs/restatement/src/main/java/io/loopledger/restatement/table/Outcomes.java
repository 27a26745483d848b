package io.loopledger.restatement.table;

import io.loopledger.rows.Trino;
import io.loopledger.schemas.table.CommandsTable;
import io.loopledger.schemas.table.RejectionsTable;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What became of commands, as {@code ops.commands} and {@code ops.rejections} have it. */
public final class Outcomes {
  private final Trino trino;

  /** Through Trino. */
  public Outcomes(Trino trino) {
    this.trino = trino;
  }

  /** Ids of the commands of a run that were applied. */
  public Set<String> applied(String runId) throws SQLException {
    Set<String> ids = new HashSet<>();
    trino.query(
        "SELECT command_id FROM %s WHERE command_id LIKE '%s-%%'"
            .formatted(CommandsTable.DEFINITION.qualifiedName(), runId),
        row -> ids.add(row.getString(1)));
    return ids;
  }

  /** What became of all commands of a run. One that was refused and then applied was applied. */
  public Outcome of(String runId) throws SQLException {
    Set<String> applied = new HashSet<>();
    long[] entries = new long[1];
    trino.query(
        "SELECT command_id, postings FROM %s WHERE command_id LIKE '%s-%%'"
            .formatted(CommandsTable.DEFINITION.qualifiedName(), runId),
        row -> {
          applied.add(row.getString(1));
          entries[0] += row.getLong(2);
        });
    Map<String, Outcome.Refused> refused = new LinkedHashMap<>();
    trino.query(
        ("SELECT event_id, subject, code, message FROM %s WHERE topic = 'commands'"
                + " AND event_id LIKE '%s-%%' AND code <> 'DUPLICATE' ORDER BY event_id")
            .formatted(RejectionsTable.DEFINITION.qualifiedName(), runId),
        row -> {
          String id = row.getString(1);
          if (!applied.contains(id)) {
            refused.put(
                id,
                new Outcome.Refused(
                    id, String.valueOf(row.getString(2)), row.getString(3), row.getString(4)));
          }
        });
    return new Outcome(applied.size(), entries[0], List.copyOf(refused.values()));
  }
}
