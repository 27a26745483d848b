package io.loopledger.delivery.run;

/** Takes how far a run is, and is where it learns that it is to stop. */
@FunctionalInterface
public interface RunProgress {
  /**
   * The run is there.
   *
   * @param what it is about, for people
   * @throws io.loopledger.night.step.StopRequested if it is to stop: it is passed on
   */
  void at(RunPoint point, String what);
}
