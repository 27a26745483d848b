package io.loopledger.local.cli;

import io.loopledger.local.Failure;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Names what the run script starts itself: the night has a class path of its own. */
@Command(
    name = "nightly",
    description =
        "Runs the night of a business date: takes statements, computes the day's own events, proves"
            + " the ledger, reconciles it with what finance systems say.",
    footerHeading = "%nExamples%n",
    footer = {
      "  ./loopledger nightly                       what is due",
      "  ./loopledger nightly --date 2026-11-25     one night",
      "  ./loopledger nightly --list                past nights, and those that were missed",
      "  ./loopledger nightly --help"
    })
final class NightlyCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    throw new Failure("The night is started by the script: ./loopledger nightly");
  }
}
