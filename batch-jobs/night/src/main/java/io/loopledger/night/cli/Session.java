package io.loopledger.night.cli;

import io.loopledger.night.NightFailure;
import io.loopledger.night.run.StopSignal;
import io.loopledger.night.step.NightPlan;
import io.loopledger.night.step.NightSetup;
import io.loopledger.night.step.NightStep;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** What a command is given by its process: variables, clock, screen, and the wish to stop. */
final class Session {
  private static final String HOME = "LOOPLEDGER_HOME";

  private final Map<String, String> environment;
  private final Clock clock;
  private final PrintStream err;
  private final Screen screen;
  private final StopSignal stop = new StopSignal();
  private volatile Duration stopWithin = Duration.ofSeconds(30);

  Session(
      Map<String, String> environment,
      Clock clock,
      PrintStream out,
      PrintStream err,
      boolean live) {
    this.environment = Map.copyOf(environment);
    this.clock = clock;
    this.err = err;
    this.screen = new Screen(out, live, clock);
  }

  Map<String, String> environment() {
    return environment;
  }

  Clock clock() {
    return clock;
  }

  PrintStream err() {
    return err;
  }

  Screen screen() {
    return screen;
  }

  StopSignal stop() {
    return stop;
  }

  /** How long the end of the process waits for a step that is to stop. */
  Duration stopWithin() {
    return stopWithin;
  }

  void stopWithin(Duration time) {
    stopWithin = time;
  }

  /** The home: as given, else as the environment says, else {@code var} here. */
  Path home(Optional<Path> given) {
    return given
        .orElseGet(() -> Path.of(environment.getOrDefault(HOME, "var")))
        .toAbsolutePath()
        .normalize();
  }

  /** The steps of the night. */
  List<NightStep> steps(Path home) {
    List<NightPlan> plans =
        ServiceLoader.load(NightPlan.class).stream().map(ServiceLoader.Provider::get).toList();
    if (plans.size() != 1) {
      throw new NightFailure(
          "The class path has %d plans of the night; it needs one that names the steps"
              .formatted(plans.size()));
    }
    return plans.getFirst().steps(new NightSetup(home, environment));
  }
}
