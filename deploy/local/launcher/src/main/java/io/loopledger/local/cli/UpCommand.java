package io.loopledger.local.cli;

import io.loopledger.local.platform.Platform;
import io.loopledger.local.screen.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Starts the servers. */
@Command(
    name = "up",
    description =
        "Starts PostgreSQL, Kafka, Flink, Trino and the collector and waits until each answers; what runs is left alone.",
    footerHeading = "%nExamples%n",
    footer = {
      "  ./loopledger up",
      "  ./loopledger up --flink cluster               Flink as JobManager and TaskManager apart",
      "  LOOPLEDGER_TRINO_PORT=28443 ./loopledger up   with another port for Trino",
      "  LOOPLEDGER_HOME=/data/loop ./loopledger up    with its state in another folder"
    })
final class UpCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private FlinkOption flink = new FlinkOption();

  UpCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Platform platform = session.platform(flink.mode());
    start(platform, session.terminal());
    session.terminal().line("Loopledger is up. Next: ./loopledger demo, import, query, status.");
    return 0;
  }

  /** Starts what does not run, and shows it. */
  static void start(Platform platform, Terminal terminal) {
    terminal.line("Loopledger starts in " + platform.home().root());
    platform.up(new StartScreen(terminal));
  }
}
