package io.loopledger.night.step;

import java.util.List;

/**
 * Names the steps of the night, in order. Found as a service ({@link java.util.ServiceLoader}):
 * exactly one is on the class path of the night.
 */
public interface NightPlan {
  /**
   * The steps, in the order in which they run.
   *
   * @throws IllegalArgumentException if a setting is wrong: naming it, its value and the fix
   */
  List<NightStep> steps(NightSetup setup);
}
