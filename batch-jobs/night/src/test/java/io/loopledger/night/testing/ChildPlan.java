package io.loopledger.night.testing;

import io.loopledger.night.step.NightPlan;
import io.loopledger.night.step.NightSetup;
import io.loopledger.night.step.NightStep;
import io.loopledger.night.step.StepProgress;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * The plan of child processes: three steps, of which the last has a finding. A variable says where
 * the process gets which signal: {@code second MIDDLE KILL}.
 */
public final class ChildPlan implements NightPlan {
  /** The database of the work. */
  public static final String WORK = "NIGHT_TEST_WORK";

  /** Where the process gets a signal; empty: nowhere. */
  public static final String SIGNAL = "NIGHT_TEST_SIGNAL";

  /** The steps. */
  public static final List<String> STEPS = List.of("first", "second", "third");

  @Override
  public List<NightStep> steps(NightSetup setup) {
    Work work = new Work(setup.environment().getOrDefault(WORK, ""));
    String signal = setup.environment().getOrDefault(SIGNAL, "");
    return STEPS.stream().map(name -> step(name, work, signal)).toList();
  }

  private static NightStep step(String name, Work work, String signal) {
    long findings = "third".equals(name) ? 1 : 0;
    return new WorkStep(
        name,
        work,
        findings,
        (point, context, progress) -> {
          if (signal.equals("%s %s KILL".formatted(name, point))) {
            send("-KILL");
            new CountDownLatch(1).await();
          }
          if (signal.equals("%s %s TERM".formatted(name, point))) {
            send("-TERM");
            workOn(progress);
          }
        });
  }

  private static void send(String signal) throws IOException, InterruptedException {
    new ProcessBuilder("kill", signal, Long.toString(ProcessHandle.current().pid()))
        .start()
        .waitFor();
  }

  /** Works until the night is to stop: the progress throws then. */
  private static void workOn(StepProgress progress) {
    while (true) {
      progress.at(2, 4, "items");
      Thread.onSpinWait();
    }
  }
}
