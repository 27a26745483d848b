package io.loopledger.ingest.mapping.value;

import static java.util.Objects.requireNonNull;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * Whose figures the records bring.
 *
 * @param brand brand id, as registered
 * @param program programme id, as registered, where the figures belong to one
 * @param contractZone the brand's zone
 * @param parameters the mapping's parameters by name
 */
public record MappingTarget(
    String brand, Optional<String> program, ZoneId contractZone, Map<String, String> parameters) {
  public MappingTarget {
    requireNonNull(brand, "brand is null");
    requireNonNull(program, "program is null");
    requireNonNull(contractZone, "contractZone is null");
    parameters = Map.copyOf(parameters);
  }

  /** A target without parameters. */
  public static MappingTarget of(String brand, Optional<String> program, ZoneId contractZone) {
    return new MappingTarget(brand, program, contractZone, Map.of());
  }
}
