package io.loopledger.night.calendar;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A run of a night, as the job repository has it.
 *
 * @param run the number of the run, from 1; more than 1 if it was run again on demand
 * @param attempts how often it was begun
 * @param nominalTime the time it records, fixed by its first attempt
 * @param fromStep the step it begins with, empty for the first
 */
public record NightRun(
    LocalDate date, int run, int attempts, State state, Instant nominalTime, String fromStep) {

  /** How far a run has come. */
  public enum State {
    /** Every step is done. */
    FINISHED,
    /** A step failed. */
    FAILED,
    /** It was stopped in an orderly way. */
    STOPPED,
    /** It is running, or was killed. */
    RUNNING
  }

  /** Whether nothing is left to do. */
  public boolean finished() {
    return state == State.FINISHED;
  }

  /** The id its steps know it by. */
  public String id() {
    return NightCalendar.runId(date, run);
  }
}
