package io.loopledger.local.brands;

import java.time.ZoneId;
import java.util.Optional;

/**
 * A brand and programme as a command names them. What is empty was not said: it is left as it is
 * where the brand is registered, and assumed where it is not.
 */
public record BrandRequest(
    String brand,
    Optional<String> program,
    Optional<String> tenant,
    Optional<String> legalCountry,
    Optional<ZoneId> contractZone,
    Optional<String> reportingCurrency,
    Optional<Integer> factorRevision) {

  /** Names a brand and a programme, and says nothing more. */
  public static BrandRequest of(String brand, String program) {
    return new BrandRequest(
        brand,
        Optional.of(program),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
