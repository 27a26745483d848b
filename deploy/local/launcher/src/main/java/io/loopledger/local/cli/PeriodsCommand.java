package io.loopledger.local.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Posting periods. */
@Command(
    name = "periods",
    synopsisSubcommandLabel = "COMMAND",
    description = "Posting periods: months of a brand's books, open until they are closed.")
final class PeriodsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(), "What about the periods? Say: list, close or reopen");
  }
}
