package io.loopledger.ingest.simulator;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.time.ZoneId;

/**
 * What is simulated.
 *
 * @param brand brand id, as registered
 * @param program programme id, as registered
 * @param units used units that come back; above 0
 * @param seed the same seed makes the same events
 * @param contractZone the brand's zone
 * @param lastDay last day of the programme; inside the loaded exchange rates
 */
public record SimulatorConfig(
    String brand, String program, int units, long seed, ZoneId contractZone, LocalDate lastDay) {
  public SimulatorConfig {
    requireNonNull(brand, "brand is null");
    requireNonNull(program, "program is null");
    requireNonNull(contractZone, "contractZone is null");
    requireNonNull(lastDay, "lastDay is null");
    if (units <= 0) {
      throw new IllegalArgumentException("units is %d; simulate at least one".formatted(units));
    }
  }
}
