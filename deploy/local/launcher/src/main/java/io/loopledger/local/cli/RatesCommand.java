package io.loopledger.local.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Exchange rates. */
@Command(
    name = "rates",
    synopsisSubcommandLabel = "COMMAND",
    description = "Exchange rates: the release brings some of the ECB's; load the ones after them.")
final class RatesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "What about the rates? Say: load FILE");
  }
}
