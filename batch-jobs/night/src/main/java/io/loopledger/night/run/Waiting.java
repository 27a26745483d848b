package io.loopledger.night.run;

import java.time.Duration;

/** Waits; a test does not. */
@FunctionalInterface
public interface Waiting {
  /**
   * Waits.
   *
   * @throws io.loopledger.night.step.StopRequested if the night is to stop meanwhile
   */
  void await(Duration time) throws InterruptedException;
}
