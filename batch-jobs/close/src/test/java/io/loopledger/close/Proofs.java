package io.loopledger.close;

import io.loopledger.proof.table.ProofLog;
import io.loopledger.schemas.lake.Lake;
import io.loopledger.schemas.proof.ProofRun;
import io.loopledger.schemas.table.EntriesTable;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Proofs as the night writes them. */
final class Proofs {
  private Proofs() {}

  /** A proof of the newest entries. */
  static void write(Lake lake, String runId, boolean isClean, Instant recorded) {
    long head = lake.table(EntriesTable.DEFINITION).currentSnapshot().snapshotId();
    new ProofLog(lake)
        .append(
            new ProofRun(
                runId,
                isClean,
                0,
                Map.of("ledger.entries", Long.toString(head)),
                1,
                1,
                1,
                1,
                1,
                0,
                isClean ? 0 : 2,
                Map.of(),
                List.of(),
                Map.of(),
                recorded));
  }
}
