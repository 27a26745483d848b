package io.loopledger.local.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Reports: impact, finance, and what brands wait for. */
@Command(
    name = "report",
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Reports: impact reports, finance packs, booking batches, and the CSV reports that brands"
          + " declared, with their delivery.",
      "What they say and how they are declared: docs/reports.md"
    })
final class ReportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(),
        "What about reports? Say: run impact|finance|booking-batch|NAME, run --due, list, schedule,"
            + " deliveries, resend ID, or samples");
  }
}
