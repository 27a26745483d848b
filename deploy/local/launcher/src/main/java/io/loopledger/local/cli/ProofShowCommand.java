package io.loopledger.local.cli;

import io.loopledger.local.platform.Platform;
import io.loopledger.local.screen.Printable;
import io.loopledger.local.screen.Terminal;
import io.loopledger.schemas.proof.ProofFinding;
import io.loopledger.schemas.proof.ProofRun;
import java.sql.SQLException;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows what a proof found. */
@Command(
    name = "show",
    description = "Shows what a proof found, and which command would make it right.",
    exitCodeListHeading = "%nExit codes%n",
    exitCodeList = {"0:the proof is clean", "1:it found something", "2:wrong use"},
    footerHeading = "%nExamples%n",
    footer = {
      "  ./loopledger proof show                      the newest",
      "  ./loopledger proof show night-2026-11-25"
    })
final class ProofShowCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(arity = "0..1", paramLabel = "RUN", description = "The run; the newest if left out.")
  private @Nullable String runId;

  ProofShowCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws SQLException {
    Platform platform = session.platform();
    platform.requireRunning();
    ProofRun run = new StoredProofReader(platform).find(Optional.ofNullable(runId));
    show(run, session.terminal());
    return run.isClean() ? 0 : 1;
  }

  static void show(ProofRun run, Terminal terminal) {
    terminal.line(
        "%s, recorded %s, at checkpoint %d"
            .formatted(run.runId(), run.recordedTime(), run.checkpointId()));
    terminal.line(
        "  %,d events of %,d subjects folded anew, %,d entries compared, %,d records of Kafka"
            .formatted(run.events(), run.subjects(), run.entries(), run.records()));
    if (run.waiting() > 0) {
      terminal.line("  %,d events wait and are not posted yet".formatted(run.waiting()));
    }
    if (run.isClean()) {
      terminal.line("  clean: entries and roll-up are what the events come to");
      return;
    }
    new TreeMap<>(run.findingsByKind())
        .forEach((kind, count) -> terminal.line("  %s %s".formatted(count, kind)));
    for (ProofFinding finding : run.listed()) {
      terminal.line("");
      terminal.line(Printable.line(finding.message()));
      if (finding.commandId() != null) {
        terminal.line(
            "  right after: ./loopledger proof approve --run %s %s"
                .formatted(run.runId(), finding.commandId()));
      }
    }
    if (run.findings() > run.listed().size()) {
      terminal.line("");
      terminal.line(
          "%,d more were counted, not listed".formatted(run.findings() - run.listed().size()));
    }
  }
}
