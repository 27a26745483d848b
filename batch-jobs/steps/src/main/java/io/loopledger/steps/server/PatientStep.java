package io.loopledger.steps.server;

import io.loopledger.night.step.NightContext;
import io.loopledger.night.step.NightStep;
import io.loopledger.night.step.ServerDown;
import io.loopledger.night.step.StepProgress;
import io.loopledger.night.step.StepReport;
import io.loopledger.night.step.StopRequested;
import java.util.Optional;

/** A step whose failures for want of a server are told as that: the conductor waits then. */
public record PatientStep(NightStep step) implements NightStep {
  @Override
  public String name() {
    return step.name();
  }

  @Override
  public StepReport run(NightContext context, StepProgress progress) throws Exception {
    try {
      return step.run(context, progress);
    } catch (StopRequested | ServerDown e) {
      throw e;
    } catch (Exception e) {
      Optional<String> down = Unreachable.of(e);
      if (down.isPresent()) {
        throw new ServerDown(down.get(), e);
      }
      throw e;
    }
  }
}
