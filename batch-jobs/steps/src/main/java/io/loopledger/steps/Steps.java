package io.loopledger.steps;

import io.loopledger.breaks.clearing.ClearingFile;
import io.loopledger.breaks.night.MatchingStep;
import io.loopledger.catalog.reference.Brand;
import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.close.check.ClosePolicy;
import io.loopledger.close.night.CloseCheckStep;
import io.loopledger.dayend.DayEnd;
import io.loopledger.dayend.night.DayEndStep;
import io.loopledger.dayend.policy.DayEndPolicies;
import io.loopledger.dayend.policy.OverheadFile;
import io.loopledger.inbox.book.LakeBook;
import io.loopledger.inbox.night.StatementsStep;
import io.loopledger.matching.rule.RuleFile;
import io.loopledger.night.step.NightPlan;
import io.loopledger.night.step.NightSetup;
import io.loopledger.night.step.NightStep;
import io.loopledger.proof.ProofConfig;
import io.loopledger.proof.night.ProofStep;
import io.loopledger.proof.rehydrate.Rehydrations;
import io.loopledger.schemas.lake.Lake;
import io.loopledger.steps.finance.NightCloseParts;
import io.loopledger.steps.finance.ProofBreaks;
import io.loopledger.steps.posting.CorrectionsStep;
import io.loopledger.steps.posting.DeferredStep;
import io.loopledger.steps.posting.KafkaReplay;
import io.loopledger.steps.posting.NightCommands;
import io.loopledger.steps.posting.NightEvents;
import io.loopledger.steps.posting.PostedStep;
import io.loopledger.steps.server.LakeStep;
import io.loopledger.steps.server.Servers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The plan of the night. Statements come first: a file that is wrong is known soonest. What the day
 * itself costs is posted before the proof, so that the proof is of all that the date has; matching
 * comes after it, because it trusts the ledger; and what could be closed is told last.
 */
public final class Steps implements NightPlan {
  @Override
  public List<NightStep> steps(NightSetup setup) {
    Path home = setup.home();
    Servers servers = Servers.of(home);
    StepSettings settings = StepSettings.of(home, setup.environment());
    NightEvents events = new NightEvents(servers.kafkaBootstrapServers());
    Path nights = home.resolve("nights");
    Path scratch = scratch(nights);
    return List.of(
        new LakeStep(
            "statements",
            servers,
            lake -> new StatementsStep(home, servers.references(), new LakeBook(lake))),
        posted("received", servers, settings),
        new LakeStep("deferred", servers, lake -> deferred(servers, settings, lake, scratch)),
        new LakeStep(
            "day-end",
            servers,
            lake -> new DayEndStep(dayEnd(home, servers, lake, scratch), events::publish, nights)),
        posted("posted", servers, settings),
        new ProofStep(
            servers::lake, servers::references, servers::connect, ProofConfig.in(scratch)),
        new LakeStep("corrections", servers, lake -> corrections(servers, settings, lake)),
        new LakeStep(
            "matching",
            servers,
            lake ->
                new MatchingStep(
                    servers::connect,
                    lake,
                    new MatchingStep.Rules(RuleFile.builtIn(), ClearingFile.builtIn()),
                    List.of(proofBreaks(servers)),
                    events::publish)),
        new LakeStep(
            "close-check",
            servers,
            lake -> new CloseCheckStep(NightCloseParts.of(servers, lake), ClosePolicy.DEFAULT)));
  }

  private static PostedStep posted(String name, Servers servers, StepSettings settings) {
    return new PostedStep(
        name, servers.kafkaBootstrapServers(), servers::lake, settings.postedPatience());
  }

  private static DeferredStep deferred(
      Servers servers, StepSettings settings, Lake lake, Path scratch) {
    String kafka = servers.kafkaBootstrapServers();
    return new DeferredStep(
        new Rehydrations(lake, servers.references(), servers::connect, ProofConfig.in(scratch)),
        new NightCommands(kafka)::send,
        new KafkaReplay(kafka)::send,
        posted("posted", servers, settings));
  }

  private static CorrectionsStep corrections(Servers servers, StepSettings settings, Lake lake) {
    return new CorrectionsStep(
        servers::connect,
        lake,
        settings.corrections(),
        new NightCommands(servers.kafkaBootstrapServers())::send,
        posted("posted", servers, settings));
  }

  private static DayEnd dayEnd(Path home, Servers servers, Lake lake, Path scratch)
      throws IOException {
    return new DayEnd(
        lake,
        servers.references(),
        servers::connect,
        new DayEnd.DayEndConfig(
            DayEndPolicies.in(home),
            OverheadFile.in(home),
            scratch,
            Runtime.getRuntime().availableProcessors()));
  }

  private static ProofBreaks proofBreaks(Servers servers) {
    ReferenceLog references = servers.references();
    return new ProofBreaks(
        servers::connect,
        brand -> references.latest().brand(brand).map(Brand::tenant).orElse(null));
  }

  private static Path scratch(Path nights) {
    try {
      return Files.createDirectories(nights.resolve("scratch"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a folder for temporary files in " + nights, e);
    }
  }
}
