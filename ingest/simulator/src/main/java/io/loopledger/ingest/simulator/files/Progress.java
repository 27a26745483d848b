package io.loopledger.ingest.simulator.files;

import java.time.Instant;

/** Hears how far a simulation has come. */
@FunctionalInterface
public interface Progress {
  /**
   * Called every few thousand lines, and at the end.
   *
   * @param lines lines written
   * @param simulated the simulated time that is reached
   */
  void at(long lines, Instant simulated);
}
