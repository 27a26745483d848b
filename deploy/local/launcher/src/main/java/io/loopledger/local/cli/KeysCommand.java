package io.loopledger.local.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The keys under which services send events. */
@Command(
    name = "keys",
    description = "Makes, lists and revokes the keys under which services send events.",
    synopsisSubcommandLabel = "(create | list | revoke)",
    footerHeading = "%nExamples%n",
    footer = {
      "  ./loopledger keys create --source /shop/acme --brand acme",
      "  ./loopledger keys list",
      "  ./loopledger keys revoke 3f9c01ab77de"
    })
final class KeysCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(), "What about the keys? Say: create, list or revoke");
  }
}
