package io.loopledger.local.cli;

import io.loopledger.local.Failure;
import io.loopledger.local.platform.Platform;
import io.loopledger.local.screen.Terminal;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Deletes everything. */
@Command(
    name = "reset",
    description = "Stops every server and deletes the home with all data, brands and passwords.",
    footerHeading = "%nExamples%n",
    footer = {
      "  ./loopledger reset         asks first",
      "  ./loopledger reset --yes   does not ask"
    })
final class ResetCommand implements Callable<Integer> {
  private final Session session;

  @Option(names = "--yes", description = "Deletes without asking.")
  private boolean yes;

  ResetCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    Platform platform = session.platform();
    platform.requireHome();
    if (!yes && !agreed(platform)) {
      session.terminal().line("Nothing was deleted.");
      return 1;
    }
    platform.reset(new StartScreen(session.terminal()));
    session.terminal().line("Deleted " + platform.home().root());
    return 0;
  }

  private boolean agreed(Platform platform) throws IOException {
    if (!Terminal.canAsk()) {
      throw new Failure(
          "reset deletes all of %s, and there is no terminal to ask in. Add --yes to do it."
              .formatted(platform.home().root()));
    }
    String question = "Delete %s with all its data? Type yes:".formatted(platform.home().root());
    return "yes".equalsIgnoreCase(session.terminal().ask(question));
  }
}
