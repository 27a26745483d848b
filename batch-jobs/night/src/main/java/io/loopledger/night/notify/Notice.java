package io.loopledger.night.notify;

import io.loopledger.night.summary.NightSummary;
import io.loopledger.night.summary.StepSummary;
import java.util.ArrayList;
import java.util.List;

/**
 * An outcome that somebody has to be told of.
 *
 * @param key names it: it is told once on each channel
 */
public record Notice(String key) {
  /**
   * The outcomes of a night: findings above a step's threshold once a run, a failure once an
   * attempt. A night that was stopped is none: whoever stopped it knows.
   */
  public static List<Notice> of(NightSummary night) {
    List<Notice> notices = new ArrayList<>();
    for (StepSummary step : night.steps()) {
      if (step.state() == StepSummary.State.DONE && step.passesThreshold()) {
        notices.add(new Notice("%s/findings/%s".formatted(night.runId(), step.name())));
      }
      if (step.state() == StepSummary.State.FAILED) {
        notices.add(
            new Notice(
                "%s/failed/%s/attempt-%d".formatted(night.runId(), step.name(), night.attempt())));
      }
    }
    return notices;
  }
}
