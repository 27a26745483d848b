package io.loopledger.steps;

import io.loopledger.night.step.NightPlan;
import io.loopledger.night.step.NightSetup;
import io.loopledger.night.step.NightStep;
import io.loopledger.proof.ProofConfig;
import io.loopledger.proof.night.ProofStep;
import io.loopledger.steps.posting.PostedStep;
import io.loopledger.steps.server.PatientStep;
import io.loopledger.steps.server.Servers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The plan of the night. */
public final class Steps implements NightPlan {
  @Override
  public List<NightStep> steps(NightSetup setup) {
    Servers servers = Servers.of(setup.home());
    StepSettings settings = StepSettings.of(setup.home(), setup.environment());
    List<NightStep> steps =
        List.of(
            new PostedStep(
                "posted",
                servers.kafkaBootstrapServers(),
                servers::lake,
                settings.postedPatience()),
            new ProofStep(
                servers::lake,
                servers::references,
                servers::connect,
                ProofConfig.in(scratch(setup.home()))));
    return steps.stream().<NightStep>map(PatientStep::new).toList();
  }

  private static Path scratch(Path home) {
    try {
      return Files.createDirectories(home.resolve("nights").resolve("scratch"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a folder for temporary files in " + home, e);
    }
  }
}
