package io.loopledger.schemas.restatement;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A state that a restatement run reached: a row of {@code ops.restatements}. Rows are only added;
 * the run's state is that of its last row.
 *
 * @param runId identifies the run; the ids of its commands begin with it
 * @param state the state it reached
 * @param otherRun {@link RestatementState#REVERSED_BY}: the run that took it back; of a run that
 *     takes one back: the one that is taken back
 * @param fromLowest lowest version that any of the events was pinned to
 * @param fromHighest highest version that any of the events was pinned to
 * @param toVersion the version they move to; null where a run is taken back
 * @param brands the brands it was limited to, with commas between them; empty for all
 * @param reason why it was asked
 * @param requestedBy who asked
 * @param checkpointId checkpoint of the posting job whose tables were read
 * @param subjects subjects that were looked at
 * @param changed subjects whose journal changes
 * @param refused subjects that cannot be restated
 * @param commands commands it sends
 * @param applied commands that were applied; 0 before it is done
 * @param rejected commands that the posting job refused; 0 before it is done
 * @param entries entries that were posted; 0 before it is done
 * @param effect what it was planned to change
 * @param recordedTime when it was planned; the same for each state
 */
public record RestatementRow(
    String runId,
    RestatementState state,
    @Nullable String otherRun,
    long fromLowest,
    long fromHighest,
    @Nullable Long toVersion,
    String brands,
    String reason,
    String requestedBy,
    long checkpointId,
    long subjects,
    long changed,
    long refused,
    long commands,
    long applied,
    long rejected,
    long entries,
    List<RestatementEffect> effect,
    Instant recordedTime) {
  public RestatementRow {
    effect = List.copyOf(effect);
  }
}
