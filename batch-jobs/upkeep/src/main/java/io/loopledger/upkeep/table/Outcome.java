package io.loopledger.upkeep.table;

import io.loopledger.upkeep.Problem;
import io.loopledger.upkeep.TableReport;
import io.loopledger.upkeep.policy.ExpiryPlan;
import io.loopledger.upkeep.policy.History;
import io.loopledger.upkeep.policy.Marker;
import io.loopledger.upkeep.policy.RefRecord;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.iceberg.DataOperations;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.Table;

/**
 * Checks afterwards what must hold: every row is there, every marker can be reached, every name
 * stands. It compares the table with how it was before the upkeep began, by the manifests and by a
 * walk of its own, whatever the steps say they did.
 */
final class Outcome {
  private final Table table;
  private final Findings findings;
  private final History before;
  private final TableReport.Size sizeBefore;
  private final Optional<Long> headBefore;

  /** Remembers how the table is now. */
  Outcome(Table table, Findings findings) {
    this.table = table;
    this.findings = findings;
    this.before = Histories.of(table);
    this.sizeBefore = LiveFiles.of(table).size();
    this.headBefore = Optional.ofNullable(table.currentSnapshot()).map(Snapshot::snapshotId);
  }

  TableReport.Size sizeBefore() {
    return sizeBefore;
  }

  /** Rows then + rows the writer added since = rows now. To be asked before snapshots expire. */
  void checkRows() {
    if (headBefore.isEmpty()) {
      return;
    }
    long expected = sizeBefore.rows();
    Snapshot snapshot = table.currentSnapshot();
    while (snapshot != null && snapshot.snapshotId() != headBefore.get()) {
      if (!DataOperations.REPLACE.equals(snapshot.operation())) {
        expected += number(snapshot, SnapshotSummary.ADDED_RECORDS_PROP);
        expected -= number(snapshot, SnapshotSummary.DELETED_RECORDS_PROP);
      }
      snapshot = snapshot.parentId() == null ? null : table.snapshot(snapshot.parentId());
    }
    if (snapshot == null) {
      findings.note(
          "the snapshot the upkeep began with is no ancestor of the newest any more (a rollback?);"
              + " rows could not be counted");
      return;
    }
    long found = LiveFiles.of(table).size().rows();
    if (found != expected) {
      findings.problem(
          Problem.Code.ROWS_CHANGED,
          ("%,d rows before and what was added since make %,d rows, but there are %,d; snapshot %d has"
                  + " them as they were: roll back to it")
              .formatted(sizeBefore.rows(), expected, found, headBefore.get()));
    }
  }

  /** Markers and names are as before, or newer. */
  void checkHistory(ExpiryPlan plan) {
    History after = Histories.of(table);
    Map<Marker.Writer, Marker> markers = after.markers();
    before.markers().values().stream()
        .filter(marker -> !plan.endedWriters().contains(marker.writer()))
        .filter(marker -> isLost(marker, markers))
        .forEach(
            marker ->
                findings.problem(
                    Problem.Code.MARKER_LOST,
                    ("the marker of %s, checkpoint %d, can't be reached from the newest snapshot any"
                            + " more; if that job goes on from a checkpoint it commits rows twice:"
                            + " do not restart it before the table is restored")
                        .formatted(marker.writer(), marker.checkpointId())));
    checkNames(after);
  }

  private static boolean isLost(Marker marker, Map<Marker.Writer, Marker> now) {
    Marker newest = now.get(marker.writer());
    return newest == null || newest.checkpointId() < marker.checkpointId();
  }

  private void checkNames(History after) {
    Map<String, RefRecord> now =
        after.refs().stream().collect(Collectors.toMap(RefRecord::name, Function.identity()));
    Set<Long> snapshots =
        after.snapshots().stream().map(snapshot -> snapshot.id()).collect(Collectors.toSet());
    for (RefRecord ref : before.refs()) {
      RefRecord same = now.get(ref.name());
      boolean stands =
          same != null
              && snapshots.contains(same.snapshotId())
              && (ref.kind() == RefRecord.Kind.BRANCH || same.equals(ref));
      if (!stands) {
        findings.problem(
            Problem.Code.NAME_LOST,
            "%s named snapshot %d and does so no more; create it again if that was not meant"
                .formatted(ref.name(), ref.snapshotId()));
      }
    }
  }

  private static long number(Snapshot snapshot, String key) {
    return Long.parseLong(snapshot.summary().getOrDefault(key, "0"));
  }
}
