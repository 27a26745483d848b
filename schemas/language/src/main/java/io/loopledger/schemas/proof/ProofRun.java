package io.loopledger.schemas.proof;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A proof that was run: a row of {@code ops.proofs}.
 *
 * @param runId identifies it; a run is in the table once, however often it is repeated
 * @param isClean whether nothing is wrong
 * @param checkpointId checkpoint of the posting job whose tables were read; 0 where no job wrote
 * @param snapshots the snapshot read, by qualified table name
 * @param subjects subjects that have events
 * @param events events that were folded
 * @param lines net lines their journals have
 * @param entries entries the ledger has
 * @param records records of Kafka that were accounted for
 * @param waiting events that are not posted yet; they are no findings
 * @param findings how many findings there are
 * @param findingsByKind how many of each kind
 * @param listed the findings, as far as there are not too many
 * @param corrections {@code CORRECT_PROOF} commands that would make the ledger right, as JSON, by
 *     their ids
 * @param recordedTime the run's own time
 */
public record ProofRun(
    String runId,
    boolean isClean,
    long checkpointId,
    Map<String, String> snapshots,
    long subjects,
    long events,
    long lines,
    long entries,
    long records,
    long waiting,
    long findings,
    Map<String, String> findingsByKind,
    List<ProofFinding> listed,
    Map<String, String> corrections,
    Instant recordedTime) {
  public ProofRun {
    snapshots = Map.copyOf(snapshots);
    findingsByKind = Map.copyOf(findingsByKind);
    listed = List.copyOf(listed);
    corrections = Map.copyOf(corrections);
  }
}
