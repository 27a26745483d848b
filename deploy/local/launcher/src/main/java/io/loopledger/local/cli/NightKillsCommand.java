package io.loopledger.local.cli;

import io.loopledger.local.Failure;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Names what the run script starts itself: it knows the product by the script alone. */
@Command(
    name = "night-kills",
    description = "Kills nights and their servers, and compares what they leave.",
    footerHeading = "%nExamples%n",
    footer = {
      "  ./loopledger night-kills --help",
      "  ./loopledger night-kills --nights 60 --seed 7"
    })
final class NightKillsCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    throw new Failure("It is started by the script: ./loopledger night-kills");
  }
}
