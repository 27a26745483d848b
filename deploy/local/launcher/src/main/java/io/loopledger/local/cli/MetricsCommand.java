package io.loopledger.local.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Definitions of figures. */
@Command(
    name = "metrics",
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "What every figure means. The definitions of this release, with those in the home's folder metrics"
          + " over them: one YAML file adds a metric.",
      "They need no server."
    })
final class MetricsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(), "What about the metrics? Say: list, show, check or diff");
  }
}
