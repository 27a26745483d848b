package io.loopledger.proof.sql;

import io.loopledger.rows.Trino;
import io.loopledger.schemas.money.Micros;
import io.loopledger.schemas.proof.ProofFinding;
import io.loopledger.schemas.proof.ProofRun;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Proofs that were run, out of {@code ops.proofs}. */
public final class StoredProofs {
  private static final String COLUMNS =
      """
      SELECT run_id, clean, checkpoint_id, snapshots, subjects, events, lines, entries, records,
        waiting, findings, findings_by_kind, corrections, recorded_time
      FROM ops.proofs
      """;

  private static final String OF_RUN = COLUMNS + "WHERE run_id = ?";

  private static final String NEWEST = COLUMNS + "ORDER BY recorded_time DESC, run_id DESC LIMIT ?";

  private static final String LISTED =
      """
      SELECT f.kind, f.brand, f.subject, f.event_id, f.source, f.account, f.measure, f.expected,
        f.found, f.message, f.command_id
      FROM ops.proofs p
      CROSS JOIN UNNEST(p.listed) WITH ORDINALITY AS f (kind, brand, subject, event_id, source,
        account, measure, expected, found, message, command_id, place)
      WHERE p.run_id = ?
      ORDER BY f.place
      """;

  private final Trino trino;

  /** Of this lake. */
  public StoredProofs(Trino trino) {
    this.trino = trino;
  }

  /** A run, with all that it lists; empty where there is none. */
  public Optional<ProofRun> find(String runId) throws SQLException {
    try (Connection connection = trino.connect();
        PreparedStatement statement = connection.prepareStatement(OF_RUN)) {
      statement.setString(1, runId);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? Optional.of(run(rows, listed(connection, runId))) : Optional.empty();
      }
    }
  }

  /**
   * The run of a night that has come past its proof.
   *
   * @throws IllegalStateException if there is none, naming the fix
   */
  public ProofRun require(String runId) throws SQLException {
    return find(runId)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "ops.proofs has no run '%s'; run the night from its step proof"
                        .formatted(runId)));
  }

  /** The newest runs, newest first, without what they list. */
  public List<ProofRun> newest(int count) throws SQLException {
    List<ProofRun> runs = new ArrayList<>();
    try (Connection connection = trino.connect();
        PreparedStatement statement = connection.prepareStatement(NEWEST)) {
      statement.setInt(1, count);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          runs.add(run(rows, List.of()));
        }
      }
    }
    return runs;
  }

  private static List<ProofFinding> listed(Connection connection, String runId)
      throws SQLException {
    List<ProofFinding> listed = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(LISTED)) {
      statement.setString(1, runId);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          listed.add(finding(rows));
        }
      }
    }
    return listed;
  }

  private static ProofFinding finding(ResultSet row) throws SQLException {
    return new ProofFinding(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        micros(row.getBigDecimal(8)),
        micros(row.getBigDecimal(9)),
        row.getString(10),
        row.getString(11));
  }

  private static @Nullable Long micros(@Nullable BigDecimal amount) {
    return amount == null ? null : Long.valueOf(Micros.exact(amount));
  }

  private static ProofRun run(ResultSet row, List<ProofFinding> listed) throws SQLException {
    Timestamp recorded = row.getTimestamp("recorded_time");
    return new ProofRun(
        row.getString("run_id"),
        row.getBoolean("clean"),
        row.getLong("checkpoint_id"),
        texts(row.getObject("snapshots")),
        row.getLong("subjects"),
        row.getLong("events"),
        row.getLong("lines"),
        row.getLong("entries"),
        row.getLong("records"),
        row.getLong("waiting"),
        row.getLong("findings"),
        texts(row.getObject("findings_by_kind")),
        listed,
        texts(row.getObject("corrections")),
        recorded.toInstant());
  }

  private static Map<String, String> texts(Object map) {
    Map<String, String> texts = new LinkedHashMap<>();
    ((Map<?, ?>) map).forEach((key, value) -> texts.put(key.toString(), value.toString()));
    return texts;
  }
}
