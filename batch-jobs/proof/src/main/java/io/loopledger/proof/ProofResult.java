package io.loopledger.proof;

import io.loopledger.proof.sql.LiabilityCheck;
import io.loopledger.proof.table.ProofSnapshots;
import java.util.List;
import java.util.Map;

/**
 * What a proof came to.
 *
 * @param snapshots what was read
 * @param subjects journals beside ledger, as each process found it
 * @param records records of Kafka that were accounted for
 * @param liabilities the roll-forward of vouchers
 * @param findings what is wrong, as far as it was listed
 * @param counts how many findings there are of each kind, listed or not; none of a kind that is not
 *     there
 */
public record ProofResult(
    ProofSnapshots snapshots,
    SubjectsProof subjects,
    long records,
    List<LiabilityCheck.Line> liabilities,
    List<Finding> findings,
    Map<Finding.Kind, Long> counts) {
  public ProofResult {
    liabilities = List.copyOf(liabilities);
    findings = List.copyOf(findings);
    counts = Map.copyOf(counts);
  }

  /** Whether journals, ledger and roll-up are the same, and nothing was lost. */
  public boolean isClean() {
    return counts.isEmpty() && subjects.unlistedCells() == 0;
  }
}
