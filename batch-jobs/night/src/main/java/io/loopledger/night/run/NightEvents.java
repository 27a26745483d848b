package io.loopledger.night.run;

import io.loopledger.night.calendar.NightRun;
import io.loopledger.night.step.ServerDown;
import io.loopledger.night.summary.StepSummary;
import java.time.Duration;

/** Takes what happens while a night runs, for a screen. */
public interface NightEvents {
  /** An attempt begins. */
  void nightBegins(NightRun run, int attempt);

  /** A step is called: the n-th of so many. */
  void stepBegins(String step, int position, int steps);

  /** How far the step has come; called often. */
  void at(long done, long total, String what);

  /** A server is down; the next try, the n-th of so many, comes after the wait. */
  void waiting(ServerDown down, Duration wait, int retry, int times);

  /** A step has ended. */
  void stepEnds(StepSummary step);

  /** Anything else that a person should know, in a line. */
  void tell(String line);
}
