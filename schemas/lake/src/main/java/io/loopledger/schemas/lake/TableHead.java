package io.loopledger.schemas.lake;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.DataOperations;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.Table;

/**
 * The state of a table at its newest snapshot.
 *
 * @param rows rows in the table
 * @param committedAt when rows were last added; empty for a table that never had any
 * @param checkpointId newest Flink checkpoint whose rows are in the table; 0 before the first
 */
public record TableHead(long rows, Optional<Instant> committedAt, long checkpointId) {
  private static final String CHECKPOINT = "flink.max-committed-checkpoint-id";

  static TableHead of(Table table) {
    Snapshot newest = table.currentSnapshot();
    if (newest == null) {
      return new TableHead(0, Optional.empty(), 0);
    }
    long rows = number(newest.summary(), SnapshotSummary.TOTAL_RECORDS_PROP);
    return new TableHead(rows, lastGrowth(table, newest), lastCheckpoint(table, newest));
  }

  /**
   * Commits without rows happen to carry the checkpoint on, and compaction writes rows anew that
   * were there: neither makes a figure newer.
   */
  private static Optional<Instant> lastGrowth(Table table, Snapshot newest) {
    for (Snapshot s = newest; s != null; s = parent(table, s)) {
      if (!DataOperations.REPLACE.equals(s.operation())
          && number(s.summary(), SnapshotSummary.ADDED_RECORDS_PROP) != 0) {
        return Optional.of(Instant.ofEpochMilli(s.timestampMillis()));
      }
    }
    return Optional.empty();
  }

  private static long lastCheckpoint(Table table, Snapshot newest) {
    for (Snapshot s = newest; s != null; s = parent(table, s)) {
      String id = s.summary().get(CHECKPOINT);
      if (id != null) {
        return Long.parseLong(id);
      }
    }
    return 0;
  }

  private static @org.jspecify.annotations.Nullable Snapshot parent(Table table, Snapshot s) {
    return s.parentId() == null ? null : table.snapshot(s.parentId());
  }

  private static long number(Map<String, String> summary, String key) {
    return Long.parseLong(summary.getOrDefault(key, "0"));
  }
}
