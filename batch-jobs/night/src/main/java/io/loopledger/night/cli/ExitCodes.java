package io.loopledger.night.cli;

import io.loopledger.night.run.Outcome;
import io.loopledger.night.run.Result;
import io.loopledger.night.summary.NightSummary;

/** What the process ends with. */
final class ExitCodes {
  /** Every night is finished, and no findings above a threshold. */
  static final int CLEAN = 0;

  /** Findings above a threshold, or a step failed. */
  static final int PROBLEM = 1;

  /** Wrong use. */
  static final int USAGE = 2;

  /** Another run is active. */
  static final int BUSY = 3;

  /** PostgreSQL of the night does not answer; nothing was run. */
  static final int UNREACHABLE = 4;

  private ExitCodes() {}

  static int of(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Busy busy -> BUSY;
      case Outcome.Conducted conducted ->
          conducted.results().stream().mapToInt(ExitCodes::of).max().orElse(CLEAN);
    };
  }

  private static int of(Result result) {
    return switch (result) {
      case Result.Ran ran -> of(ran.night());
      case Result.AlreadyFinished finished -> of(finished.night());
      case Result.Refused refused -> USAGE;
    };
  }

  private static int of(NightSummary night) {
    return night.state() == NightSummary.State.CLEAN ? CLEAN : PROBLEM;
  }
}
