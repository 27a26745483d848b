package io.loopledger.local.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Differences between the ledger and what others say. */
@Command(
    name = "breaks",
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Differences between the ledger and what finance systems, the proof and clearing accounts say."
          + " The night finds them, and closes those that are gone.",
      "What they mean: docs/breaks.md"
    })
final class BreaksCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(),
        "What about the breaks? Say: list, show ID, assign ID --to WHO, accept ID --reason TEXT, or"
            + " clearing");
  }
}
