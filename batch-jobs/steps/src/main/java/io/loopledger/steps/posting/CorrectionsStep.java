package io.loopledger.steps.posting;

import io.loopledger.night.step.NightContext;
import io.loopledger.night.step.NightStep;
import io.loopledger.night.step.StepProgress;
import io.loopledger.night.step.StepReport;
import io.loopledger.proof.Approval;
import io.loopledger.proof.sql.RollupRepair;
import io.loopledger.proof.sql.StoredProofs;
import io.loopledger.rows.Trino;
import io.loopledger.schemas.command.CommandMessage;
import io.loopledger.schemas.lake.Lake;
import io.loopledger.schemas.proof.ProofRun;
import io.loopledger.steps.StepSettings;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What is done about the differences that the proof of the night found: nothing until a person
 * approves it, or, by policy, at once. Called again it sends the same commands, which are applied
 * once, and finds nothing more to add to the roll-up.
 */
public final class CorrectionsStep implements NightStep {
  private static final String BY = "night";
  private static final String REASON = "policy proof-corrections = post";

  private final Trino trino;
  private final Lake lake;
  private final StepSettings.Corrections policy;
  private final Consumer<List<CommandMessage>> commands;
  private final NightStep posted;

  /**
   * A step.
   *
   * @param commands sends commands to the posting job
   * @param posted waits until all that was sent is posted
   */
  public CorrectionsStep(
      Trino trino,
      Lake lake,
      StepSettings.Corrections policy,
      Consumer<List<CommandMessage>> commands,
      NightStep posted) {
    this.trino = trino;
    this.lake = lake;
    this.policy = policy;
    this.commands = commands;
    this.posted = posted;
  }

  @Override
  public String name() {
    return "corrections";
  }

  @Override
  public StepReport run(NightContext context, StepProgress progress) throws Exception {
    ProofRun proof = new StoredProofs(trino).require(context.runId());
    Map<String, BigDecimal> figures = new LinkedHashMap<>();
    figures.put("corrections proposed", BigDecimal.valueOf(proof.corrections().size()));
    return switch (policy) {
      case ASK ->
          StepReport.clean(
              figures,
              proof.isClean()
                  ? List.of()
                  : List.of(
                      "Look at ./loopledger proof show %s, then approve what is right."
                          .formatted(proof.runId())));
      case POST -> post(proof, figures, context, progress);
    };
  }

  private StepReport post(
      ProofRun proof, Map<String, BigDecimal> figures, NightContext context, StepProgress progress)
      throws Exception {
    if (!proof.isClean()) {
      commands.accept(Approval.of(proof, List.of(), BY, REASON));
      posted.run(context, progress);
      repairRollup();
    }
    figures.put("corrections posted", BigDecimal.valueOf(proof.corrections().size()));
    return StepReport.clean(
        figures,
        proof.isClean() ? List.of() : List.of("The next proof tells whether all is right."));
  }

  private void repairRollup() throws SQLException {
    var unused = new RollupRepair(lake, trino).run();
  }
}
