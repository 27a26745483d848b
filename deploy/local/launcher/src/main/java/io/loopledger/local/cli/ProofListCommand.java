package io.loopledger.local.cli;

import io.loopledger.local.platform.Platform;
import io.loopledger.local.screen.Aligned;
import io.loopledger.schemas.proof.ProofRun;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the newest proofs. */
@Command(
    name = "list",
    description = "Lists the newest proofs.",
    footerHeading = "%nExamples%n",
    footer = {"  ./loopledger proof list", "  ./loopledger proof list --newest 90"})
final class ProofListCommand implements Callable<Integer> {
  private final Session session;

  @Option(names = "--newest", paramLabel = "N", defaultValue = "14", description = "How many (14).")
  private int newest;

  ProofListCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws SQLException {
    Platform platform = session.platform();
    platform.requireRunning();
    List<ProofRun> runs = new StoredProofReader(platform).newest(newest);
    if (runs.isEmpty()) {
      session.terminal().line("Nothing was proved yet; ./loopledger nightly proves the ledger.");
      return 0;
    }
    Aligned table = new Aligned().row("RUN", "OF", "RESULT", "EVENTS", "ENTRIES", "WAITING");
    for (ProofRun run : runs) {
      table.row(
          run.runId(),
          run.recordedTime().truncatedTo(ChronoUnit.MINUTES).toString(),
          run.isClean() ? "clean" : "%,d findings".formatted(run.findings()),
          "%,d".formatted(run.events()),
          "%,d".formatted(run.entries()),
          "%,d".formatted(run.waiting()));
    }
    table.lines("").forEach(session.terminal()::line);
    return 0;
  }
}
