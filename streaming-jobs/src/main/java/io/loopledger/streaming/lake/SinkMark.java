package io.loopledger.streaming.lake;

import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.flink.sink.SinkUtil;
import org.jspecify.annotations.Nullable;

/**
 * What Iceberg's sink writes into the summary of each snapshot it commits.
 *
 * @param jobId the Flink job whose rows these are
 * @param operatorId the operator in it: one for each table
 * @param checkpointId the newest checkpoint whose rows are in the table
 */
public record SinkMark(String jobId, String operatorId, long checkpointId) {
  /** The mark of a snapshot; none where somebody else made it, such as the upkeep. */
  public static Optional<SinkMark> of(Snapshot snapshot) {
    Map<String, String> summary = snapshot.summary();
    String job = summary.get(SinkUtil.FLINK_JOB_ID);
    String operator = summary.get(SinkUtil.OPERATOR_ID);
    String checkpoint = summary.get(SinkUtil.MAX_COMMITTED_CHECKPOINT_ID);
    return job == null || operator == null || checkpoint == null
        ? Optional.empty()
        : Optional.of(new SinkMark(job, operator, Long.parseLong(checkpoint)));
  }

  /**
   * The newest mark that is wanted, from a snapshot back through its parents.
   *
   * @param snapshots a table's snapshots by id
   */
  public static Optional<SinkMark> newest(
      Predicate<SinkMark> wanted,
      @Nullable Snapshot from,
      LongFunction<@Nullable Snapshot> snapshots) {
    Snapshot snapshot = from;
    while (snapshot != null) {
      Optional<SinkMark> mark = of(snapshot).filter(wanted);
      if (mark.isPresent()) {
        return mark;
      }
      Long parent = snapshot.parentId();
      snapshot = parent == null ? null : snapshots.apply(parent);
    }
    return Optional.empty();
  }
}
