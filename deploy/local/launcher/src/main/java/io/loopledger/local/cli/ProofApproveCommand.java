package io.loopledger.local.cli;

import io.loopledger.local.commands.CommandRun;
import io.loopledger.local.platform.Platform;
import io.loopledger.local.service.TrinoUsers;
import io.loopledger.proof.Approval;
import io.loopledger.proof.sql.RollupRepair;
import io.loopledger.schemas.command.CommandMessage;
import io.loopledger.schemas.lake.Lake;
import io.loopledger.schemas.proof.ProofRun;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Approves corrections that a proof proposes. */
@Command(
    name = "approve",
    sortOptions = false,
    description = {
      "Approves corrections that a proof proposes: the posting job posts them, each once, with cause"
          + " PROOF; who and why stand in ops.commands. Then the roll-up is brought to what the"
          + " entries come to.",
      "Look at ./loopledger proof show before. The next proof tells whether all is right."
    },
    exitCodeListHeading = "%nExit codes%n",
    exitCodeList = {"0:all were posted", "1:one was refused", "2:wrong use"},
    footerHeading = "%nExamples%n",
    footer = {
      "  ./loopledger proof approve --reason \"disk fault of 25 November\"",
      "  ./loopledger proof approve --run night-2026-11-25 night-2026-11-25-1 --reason \"...\""
    })
final class ProofApproveCommand implements Callable<Integer> {
  private final Session session;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--run", paramLabel = "RUN", description = "The run; the newest if left out.")
  private @Nullable String runId;

  @Parameters(
      arity = "0..*",
      paramLabel = "COMMAND",
      description = "The corrections, by the ids that show names; all of them if none is named.")
  private List<String> wanted = new ArrayList<>();

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
  private String reason = "";

  @Mixin private CommandOptions options = new CommandOptions();

  ProofApproveCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws SQLException {
    Platform platform = session.platform();
    platform.requireRunning();
    ProofRun proof = new StoredProofReader(platform).find(Optional.ofNullable(runId));
    List<CommandMessage> commands;
    try {
      commands = Approval.of(proof, wanted, options.by(), reason);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
    int code = 0;
    if (!commands.isEmpty()) {
      CommandRun run = new CommandRun(platform, session.terminal());
      code = options.finish(run, run.send(commands));
    }
    repairRollup(platform);
    return code;
  }

  /** Every difference between entries and roll-up, whoever made it. */
  private void repairRollup(Platform platform) throws SQLException {
    try (Lake lake = platform.lake()) {
      int rows = new RollupRepair(lake, () -> platform.trino(TrinoUsers.ADMIN)).run();
      session.terminal().line("  roll-up  %,10d rows added".formatted(rows));
    }
  }
}
