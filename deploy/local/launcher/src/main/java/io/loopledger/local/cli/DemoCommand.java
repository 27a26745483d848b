package io.loopledger.local.cli;

import io.loopledger.local.demo.Demo;
import io.loopledger.local.platform.Platform;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Plays a simulated programme. */
@Command(
    name = "demo",
    description =
        "Starts everything and plays a simulated programme live, then shows its margin and CO2.",
    footerHeading = "%nExamples%n",
    footer = {
      "  ./loopledger demo",
      "  ./loopledger demo --units 5000 --seed 7",
      "  ./loopledger demo --flink cluster",
      "  ./loopledger demo --exit      stops everything at the end, for scripts"
    })
final class DemoCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private FlinkOption flink = new FlinkOption();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--units",
      paramLabel = "N",
      defaultValue = "50",
      description = "Used units that come back (${DEFAULT-VALUE}).")
  private int units;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "42",
      description = "The same seed plays the same events (${DEFAULT-VALUE}).")
  private long seed;

  @Option(names = "--exit", description = "Stops every server at the end.")
  private boolean exit;

  DemoCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException, SQLException {
    if (units < 1) {
      throw new ParameterException(
          spec.commandLine(), "--units is %d; simulate at least one".formatted(units));
    }
    Platform platform = session.platform(flink.mode());
    UpCommand.start(platform, session.terminal());
    new Demo(platform, session.terminal()).play(units, seed);
    if (exit) {
      session.terminal().line("");
      platform.down(new StartScreen(session.terminal()));
    }
    return 0;
  }
}
