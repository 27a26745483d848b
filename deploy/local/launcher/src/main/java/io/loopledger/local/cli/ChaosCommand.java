package io.loopledger.local.cli;

import io.loopledger.local.Failure;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Names what the run script starts itself: the fault suite has a class path of its own. */
@Command(
    name = "chaos",
    description = "Breaks what the posting job runs on, and checks that nothing was lost.",
    footerHeading = "%nExamples%n",
    footer = {
      "  ./loopledger chaos --help",
      "  ./loopledger chaos --seed 7 --rounds 100",
      "  ./loopledger chaos --seed 7 --rounds 100 --resume"
    })
final class ChaosCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    throw new Failure("The fault suite is started by the script: ./loopledger chaos");
  }
}
