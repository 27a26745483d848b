package io.loopledger.upkeep.table;

import io.loopledger.upkeep.policy.History;
import io.loopledger.upkeep.policy.Marker;
import io.loopledger.upkeep.policy.RefRecord;
import io.loopledger.upkeep.policy.SnapshotRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;

/** A table's history as its metadata has it. */
final class Histories {
  private static final String JOB = "flink.job-id";
  private static final String OPERATOR = "flink.operator-id";
  private static final String CHECKPOINT = "flink.max-committed-checkpoint-id";

  private Histories() {}

  /** The history of the table as it was loaded or last refreshed. */
  static History of(Table table) {
    List<SnapshotRecord> snapshots = new ArrayList<>();
    table.snapshots().forEach(snapshot -> snapshots.add(record(snapshot)));
    List<RefRecord> refs = new ArrayList<>();
    table
        .refs()
        .forEach(
            (name, ref) ->
                refs.add(
                    new RefRecord(
                        name,
                        ref.isBranch() ? RefRecord.Kind.BRANCH : RefRecord.Kind.TAG,
                        ref.snapshotId())));
    return new History(snapshots, refs);
  }

  private static SnapshotRecord record(Snapshot snapshot) {
    return new SnapshotRecord(
        snapshot.snapshotId(),
        Optional.ofNullable(snapshot.parentId()),
        Instant.ofEpochMilli(snapshot.timestampMillis()),
        marker(snapshot.summary()));
  }

  private static Optional<Marker> marker(Map<String, String> summary) {
    String checkpoint = summary.get(CHECKPOINT);
    if (checkpoint == null) {
      return Optional.empty();
    }
    // Sinks of old named no operator; for Flink such a marker is anyone's in the job.
    Marker.Writer writer =
        new Marker.Writer(
            summary.getOrDefault(JOB, "unknown"), summary.getOrDefault(OPERATOR, "unknown"));
    return Optional.of(new Marker(writer, Long.parseLong(checkpoint)));
  }
}
