package io.loopledger.night.summary;

import io.loopledger.night.step.Severity;
import io.loopledger.night.step.StepReport;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What one step came to.
 *
 * @param span when it began and ended in its last attempt, if it was begun
 * @param tries how often it was called in that attempt: more than once if a server was down
 * @param report what it reported, if it is done
 * @param problem why it failed or stopped; empty otherwise
 * @param threshold how many findings are accepted
 */
public record StepSummary(
    String name,
    State state,
    Optional<Span> span,
    int tries,
    Optional<StepReport> report,
    String problem,
    long threshold) {

  /** How far a step has come. */
  public enum State {
    DONE("done"),
    /** Done in an earlier run of the night, which this run goes on from. */
    TAKEN_OVER("taken over"),
    FAILED("failed"),
    STOPPED("stopped"),
    NOT_RUN("not run");

    private final String words;

    State(String words) {
      this.words = words;
    }

    /** For people. */
    public String words() {
      return words;
    }
  }

  /** A span of time. */
  public record Span(Instant began, Instant ended) {
    public Duration length() {
      return Duration.between(began, ended);
    }
  }

  /** A step that was not begun. */
  public static StepSummary notRun(String name) {
    return new StepSummary(name, State.NOT_RUN, Optional.empty(), 0, Optional.empty(), "", 0);
  }

  /** A step that ended so badly that it left nothing. */
  public static StepSummary withoutReport(String name, String problem) {
    return new StepSummary(name, State.FAILED, Optional.empty(), 0, Optional.empty(), problem, 0);
  }

  /** The same step, as a later run shows it. */
  public StepSummary takenOver() {
    return new StepSummary(name, State.TAKEN_OVER, span, tries, report, problem, threshold);
  }

  /** Whether nothing is left to do. */
  public boolean done() {
    return state == State.DONE || state == State.TAKEN_OVER;
  }

  /** Whether somebody has to be told of its findings. */
  public boolean passesThreshold() {
    return report.isPresent()
        && (report.get().findings() > threshold || report.get().severity() == Severity.ALARM);
  }

  /** How long it worked; a step that was taken over or not run took no time. */
  public Duration took() {
    return state == State.TAKEN_OVER ? Duration.ZERO : span.map(Span::length).orElse(Duration.ZERO);
  }

  /** What a person has to look at; 0 if it is not done. */
  public long findings() {
    return report.map(StepReport::findings).orElse(0L);
  }
}
