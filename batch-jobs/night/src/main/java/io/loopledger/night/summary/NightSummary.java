package io.loopledger.night.summary;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What a night came to, made of the reports of its steps alone.
 *
 * @param attempt counts the attempts at this run, from 1
 * @param steps all of them, in order
 */
public record NightSummary(
    LocalDate date, String runId, int attempt, Instant nominalTime, List<StepSummary> steps) {

  public NightSummary {
    steps = List.copyOf(steps);
  }

  /** How it ended. */
  public enum State {
    /** Every step is done, and no findings above a threshold. */
    CLEAN,
    /** Every step is done; the findings of at least one are above its threshold. */
    FINDINGS,
    /** A step failed; the next attempt goes on with it. */
    FAILED,
    /** It was stopped; the next attempt goes on. */
    STOPPED
  }

  /** How it ended. */
  public State state() {
    if (has(StepSummary.State.FAILED)) {
      return State.FAILED;
    }
    if (has(StepSummary.State.STOPPED) || has(StepSummary.State.NOT_RUN)) {
      return State.STOPPED;
    }
    return alarming().isEmpty() ? State.CLEAN : State.FINDINGS;
  }

  /** Whether nothing is left to do but to look at findings. */
  public boolean finished() {
    return state() == State.CLEAN || state() == State.FINDINGS;
  }

  /** The steps whose findings somebody has to be told of. */
  public List<StepSummary> alarming() {
    return steps.stream().filter(StepSummary::passesThreshold).toList();
  }

  /** What a person has to look at, in all. */
  public long findings() {
    return steps.stream().mapToLong(StepSummary::findings).sum();
  }

  /** How long the steps worked. */
  public Duration took() {
    return steps.stream().map(StepSummary::took).reduce(Duration.ZERO, Duration::plus);
  }

  /** The night in one sentence. */
  public String headline() {
    String night = "Night of " + date + ": ";
    return switch (state()) {
      case CLEAN ->
          night
              + (findings() == 0
                  ? "clean"
                  : "clean; " + count(findings()) + " within what is accepted");
      case FINDINGS -> night + count(findings()) + "; too many in " + names(alarming());
      case FAILED -> night + "failed in " + names(in(StepSummary.State.FAILED));
      case STOPPED -> night + "stopped; it is not finished";
    };
  }

  /** What somebody should do now; empty if nothing. */
  public String advice() {
    return switch (state()) {
      case CLEAN -> "";
      case FINDINGS -> "Look at the findings of " + names(alarming()) + ".";
      case FAILED ->
          "Mend what the step says, then run: ./loopledger nightly --date %s. It goes on with that step."
              .formatted(date);
      case STOPPED ->
          "Run: ./loopledger nightly --date %s. It goes on where it was stopped.".formatted(date);
    };
  }

  private boolean has(StepSummary.State state) {
    return !in(state).isEmpty();
  }

  private List<StepSummary> in(StepSummary.State state) {
    return steps.stream().filter(step -> step.state() == state).toList();
  }

  private static String names(List<StepSummary> steps) {
    return String.join(", ", steps.stream().map(StepSummary::name).toList());
  }

  private static String count(long findings) {
    return findings == 1 ? "1 finding" : "%,d findings".formatted(findings);
  }
}
