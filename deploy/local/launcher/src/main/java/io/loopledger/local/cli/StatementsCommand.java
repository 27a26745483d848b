package io.loopledger.local.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Files of finance systems. */
@Command(
    name = "statements",
    synopsisSubcommandLabel = "COMMAND",
    description =
        "Files of finance systems: settlements, bank statements, invoices, exports of a ledger.")
final class StatementsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(), "What about the statements? Say: check, take or list");
  }
}
