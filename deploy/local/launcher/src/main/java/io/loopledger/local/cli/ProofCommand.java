package io.loopledger.local.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What the nightly proof found, and what is done about it. */
@Command(
    name = "proof",
    description =
        "What the nightly proof found: the ledger beside the events folded anew; and what is done"
            + " about it.")
final class ProofCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "Which one: list, show or approve?");
  }
}
