package io.loopledger.local.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Messages to customers. */
@Command(
    name = "customer-impact",
    description = "Messages about the effect of a return, as the posting job writes them.",
    synopsisSubcommandLabel = "(deliver)",
    footerHeading = "%nExample%n",
    footer = "  ./loopledger customer-impact deliver --file impacts.jsonl --once")
final class CustomerImpactCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "What about the messages? Say: deliver");
  }
}
