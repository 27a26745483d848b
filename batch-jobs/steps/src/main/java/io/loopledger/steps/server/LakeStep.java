package io.loopledger.steps.server;

import io.loopledger.night.step.NightContext;
import io.loopledger.night.step.NightStep;
import io.loopledger.night.step.StepProgress;
import io.loopledger.night.step.StepReport;
import io.loopledger.schemas.lake.Lake;

/**
 * A step that works on an open lake. It is made when it runs: the night begins without any server,
 * and a server that is down is waited for.
 *
 * @param name its name
 * @param servers where the lake is
 * @param making makes the step
 */
public record LakeStep(String name, Servers servers, Making making) implements NightStep {
  /** Makes a step. */
  @FunctionalInterface
  public interface Making {
    /** The step on this lake, which is closed when it has run. */
    NightStep on(Lake lake) throws Exception;
  }

  @Override
  public StepReport run(NightContext context, StepProgress progress) throws Exception {
    try (Lake lake = servers.lake()) {
      return making.on(lake).run(context, progress);
    }
  }
}
