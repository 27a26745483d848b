package io.loopledger.local.brands;

import io.loopledger.catalog.reference.BookPolicies;
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
    Optional<Integer> factorRevision,
    Optional<String> method,
    Optional<String> vat,
    Optional<BookPolicies> books) {

  /** A request that says nothing of method and policies. */
  public BrandRequest(
      String brand,
      Optional<String> program,
      Optional<String> tenant,
      Optional<String> legalCountry,
      Optional<ZoneId> contractZone,
      Optional<String> reportingCurrency,
      Optional<Integer> factorRevision) {
    this(
        brand,
        program,
        tenant,
        legalCountry,
        contractZone,
        reportingCurrency,
        factorRevision,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

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
