package io.loopledger.close.lake;

import io.loopledger.close.check.BrandFacts;
import io.loopledger.close.check.ProofFact;
import io.loopledger.rows.Trino;
import io.loopledger.schemas.lake.Lake;
import io.loopledger.schemas.table.EntriesTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.Snapshot;
import org.jspecify.annotations.Nullable;

/** What the lake says before a close. */
public final class LakeFacts {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

  private static final String PROOF =
      """
      SELECT run_id, clean, findings, checkpoint_id, recorded_time,
        element_at(snapshots, 'ledger.entries') AS entries
      FROM ops.proofs
      ORDER BY recorded_time DESC, run_id DESC
      LIMIT 1
      """;

  /** A correction is in raw.events, too, while it waits for its target; all else is not. */
  private static final String DEFERRED =
      """
      SELECT count(*), min(d.recorded_time)
      FROM ops.deferred d
      LEFT JOIN raw.events e
        ON e.subject = d.subject AND e.source = d.source AND e.event_id = d.event_id
      LEFT JOIN raw.events t
        ON t.subject = e.subject AND t.source = e.target_source AND t.event_id = e.target_id
      WHERE d.brand = %s AND d.recorded_time < TIMESTAMP '%s UTC'
        AND CASE WHEN d.reason = 'WAITS_FOR_TARGET' THEN t.event_id IS NULL
          ELSE e.event_id IS NULL END
      """;

  private final Lake lake;
  private final Trino trino;

  /** Of a lake. */
  public LakeFacts(Lake lake, Trino trino) {
    this.lake = lake;
    this.trino = trino;
  }

  /** The newest proof. */
  public Optional<ProofFact> proof() throws SQLException {
    List<ProofFact> found = new ArrayList<>();
    trino.query(PROOF, row -> found.add(proof(row)));
    return found.stream().findFirst();
  }

  /** Events of a brand that were received before a time and still wait. */
  public Optional<BrandFacts.Waiting> deferred(String brand, Instant before) throws SQLException {
    List<BrandFacts.Waiting> found = new ArrayList<>();
    trino.query(
        DEFERRED.formatted(Sql.text(brand), TIME.format(before)),
        row -> {
          Timestamp oldest = row.getTimestamp(2);
          if (oldest != null) {
            found.add(new BrandFacts.Waiting(row.getLong(1), oldest.toInstant()));
          }
        });
    return found.stream().findFirst();
  }

  /** A proof is of the time when what it read was committed, not of when it ran. */
  private ProofFact proof(ResultSet row) throws SQLException {
    @Nullable String entries = row.getString("entries");
    Instant recorded = row.getTimestamp("recorded_time").toInstant();
    return new ProofFact(
        row.getString("run_id"),
        row.getBoolean("clean"),
        row.getLong("findings"),
        row.getLong("checkpoint_id"),
        committed(entries).orElse(recorded));
  }

  /** Empty where the snapshot has been expired since. */
  private Optional<Instant> committed(@Nullable String snapshotId) {
    if (snapshotId == null || !snapshotId.matches("-?[0-9]+")) {
      return Optional.empty();
    }
    Snapshot snapshot = lake.table(EntriesTable.DEFINITION).snapshot(Long.parseLong(snapshotId));
    return Optional.ofNullable(snapshot).map(s -> Instant.ofEpochMilli(s.timestampMillis()));
  }
}
