package io.loopledger.night.step;

/** Takes how far a step has come, and is where a step learns that it is to stop. */
@FunctionalInterface
public interface StepProgress {
  /**
   * Tells how far the step has come; cheap enough for every batch of rows.
   *
   * @param done how much is done, never less than before
   * @param total how much there is; 0 if nobody knows
   * @param what what is counted, such as {@code entries}
   * @throws StopRequested if the night is to stop: let it pass
   */
  void at(long done, long total, String what);
}
