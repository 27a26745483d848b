package io.loopledger.proof.night;

import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.night.step.NightContext;
import io.loopledger.night.step.NightStep;
import io.loopledger.night.step.StepProgress;
import io.loopledger.night.step.StepReport;
import io.loopledger.proof.Proof;
import io.loopledger.proof.ProofConfig;
import io.loopledger.proof.ProofRuns;
import io.loopledger.proof.sql.StoredProofs;
import io.loopledger.proof.table.ProofLog;
import io.loopledger.rows.Trino;
import io.loopledger.schemas.lake.Lake;
import io.loopledger.schemas.proof.ProofRun;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Proves the ledger once a night. A run that is in {@code ops.proofs} is not proved again: what it
 * found is what it found.
 */
public final class ProofStep implements NightStep {
  private final Supplier<Lake> lakes;
  private final Supplier<ReferenceLog> references;
  private final Trino trino;
  private final ProofConfig config;

  /**
   * A step.
   *
   * @param lakes opens the lake; the step closes it
   * @param references the log that events are pinned to, as new as the tables at least
   */
  public ProofStep(
      Supplier<Lake> lakes, Supplier<ReferenceLog> references, Trino trino, ProofConfig config) {
    this.lakes = lakes;
    this.references = references;
    this.trino = trino;
    this.config = config;
  }

  @Override
  public String name() {
    return "proof";
  }

  @Override
  public StepReport run(NightContext context, StepProgress progress)
      throws SQLException, IOException {
    Optional<ProofRun> known = new StoredProofs(trino).find(context.runId());
    if (known.isEmpty()) {
      try (Lake lake = lakes.get()) {
        prove(lake, context, progress);
      }
      known = new StoredProofs(trino).find(context.runId());
    }
    return ProofReport.of(
        known.orElseThrow(
            () ->
                new IllegalStateException(
                    "run '%s' was written to ops.proofs, but is not there"
                        .formatted(context.runId()))));
  }

  private void prove(Lake lake, NightContext context, StepProgress progress)
      throws SQLException, IOException {
    Proof proof =
        new Proof(lake, references.get(), trino, config)
            .telling((part, done, parts) -> progress.at(done, parts, "parts of the proof"));
    new ProofLog(lake).append(ProofRuns.of(context.runId(), context.nominalTime(), proof.run()));
  }
}
