package io.loopledger.upkeep;

/** Where the upkeep's problems go besides its report: a port for whoever wakes somebody up. */
@FunctionalInterface
public interface UpkeepAlerts {
  /** Nowhere else. */
  UpkeepAlerts NONE = problem -> {};

  /** Takes a problem, as soon as it is found. */
  void raise(Problem problem);
}
