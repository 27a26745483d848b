package io.loopledger.proof.table;

import io.loopledger.rows.RowAppender;
import io.loopledger.schemas.lake.Lake;
import io.loopledger.schemas.proof.ProofRun;
import io.loopledger.schemas.table.ProofsTable;

/**
 * Writes {@code ops.proofs}: one append for each run, in the name of the run. So one that is
 * repeated after a failure is not written a second time.
 */
public final class ProofLog {
  private final RowAppender<ProofRun> rows;

  /** Of a lake. */
  public ProofLog(Lake lake) {
    this.rows = new RowAppender<>(lake, ProofsTable.DEFINITION);
  }

  /** Whether a row was written. */
  public enum Outcome {
    /** It was. */
    WRITTEN,
    /** It was there already. */
    KNOWN
  }

  /** Appends a run, unless it is there. */
  public Outcome append(ProofRun run) {
    String owner = run.runId() + "/proof";
    if (rows.isThere(owner)) {
      return Outcome.KNOWN;
    }
    rows.write(run);
    rows.commit(owner);
    return Outcome.WRITTEN;
  }
}
