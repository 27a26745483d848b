package io.loopledger.local.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Stops the servers. */
@Command(
    name = "down",
    description = "Stops every server and what is left of killed ones; all data stays.",
    footerHeading = "%nExample%n",
    footer = "  ./loopledger down")
final class DownCommand implements Callable<Integer> {
  private final Session session;

  DownCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    session.platform().down(new StartScreen(session.terminal()));
    return 0;
  }
}
