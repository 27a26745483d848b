package io.loopledger.ingest.files;

import static java.util.Objects.requireNonNull;

import java.time.ZoneId;
import java.util.Optional;

/**
 * Whose figures a file brings.
 *
 * @param brand brand id, as registered
 * @param program programme id, as registered, where the format has programmes
 * @param contractZone the brand's zone: dates without a time are 12:00 there
 */
public record ImportTarget(String brand, Optional<String> program, ZoneId contractZone) {
  public ImportTarget {
    requireNonNull(brand, "brand is null");
    requireNonNull(program, "program is null");
    requireNonNull(contractZone, "contractZone is null");
  }
}
