package io.loopledger.local.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The formats that can be imported. */
@Command(
    name = "import",
    synopsisSubcommandLabel = "FORMAT",
    description =
        "Imports a file, plain or gzip: every row becomes events, or is accounted for with a reason.")
final class ImportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(), "Which format? There are csv, open-repair, online-retail and tpcds.");
  }
}
