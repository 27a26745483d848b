package io.loopledger.delivery.run;

import java.util.List;

/** What came of a run. */
public sealed interface RunResult {
  /** Another run is at it. */
  record Busy(String holder) implements RunResult {}

  /**
   * It ran to its end.
   *
   * @param due how many became due
   * @param skipped how many times were left out by policy
   * @param made how many packages were made
   * @param delivered how many deliveries arrived
   * @param problems what failed in this run, a line each
   */
  record Done(int due, int skipped, int made, int delivered, List<String> problems)
      implements RunResult {
    public Done {
      problems = List.copyOf(problems);
    }
  }
}
