package io.loopledger.local.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What could not be posted. */
@Command(
    name = "dlq",
    description = "Dead letters: records that could not be posted, sealed with their brand's key.",
    synopsisSubcommandLabel = "(list | show | export | replay)",
    footerHeading = "%nExamples%n",
    footer = {
      "  ./loopledger dlq list",
      "  ./loopledger dlq show dlq.sales/0/42",
      "  ./loopledger dlq replay --reason FX_RATE_MISSING --dry-run"
    })
final class DlqCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(), "What about the dead letters? Say: list, show, export or replay");
  }
}
