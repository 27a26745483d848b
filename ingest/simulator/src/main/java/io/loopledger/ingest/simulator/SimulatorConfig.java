package io.loopledger.ingest.simulator;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * What is simulated.
 *
 * @param units units that come back; above 0
 * @param seed the same seed, with the same assumptions, makes the same events
 * @param brands brands of the assumptions that take part; empty for all of them
 * @param lastDay last day of the simulated time; empty for the assumptions' own
 */
public record SimulatorConfig(
    int units, long seed, List<String> brands, Optional<LocalDate> lastDay) {
  public SimulatorConfig {
    brands = List.copyOf(brands);
    requireNonNull(lastDay, "lastDay is null");
    if (units <= 0) {
      throw new IllegalArgumentException("units is %d; simulate at least one".formatted(units));
    }
    if (new HashSet<>(brands).size() != brands.size()) {
      throw new IllegalArgumentException("brands %s names one twice".formatted(brands));
    }
  }

  /** All brands of the assumptions, until the day that the assumptions name. */
  public static SimulatorConfig of(int units, long seed) {
    return new SimulatorConfig(units, seed, List.of(), Optional.empty());
  }
}
