package io.loopledger.local.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Commands to the posting job. */
@Command(
    name = "commands",
    synopsisSubcommandLabel = "COMMAND",
    description = "Asks the posting job to restate subjects, or to correct what a proof found.")
final class CommandsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(), "What is asked of the posting job? Say: repin, or send FILE");
  }
}
