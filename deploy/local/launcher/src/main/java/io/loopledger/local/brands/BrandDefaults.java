package io.loopledger.local.brands;

import static io.loopledger.catalog.reference.Brand.Policies.AS_DOCUMENTED;
import static io.loopledger.catalog.reference.Brand.Policies.EU;

import java.time.ZoneId;

/**
 * What is assumed of a brand that registers with an import.
 *
 * @param legalCountry ISO 3166-1 alpha-2
 * @param contractZone zone in which an instant becomes a business date
 * @param reportingCurrency ISO 4217
 * @param vat {@code eu}, or {@code as-documented} where files do not say what VAT is in an amount
 */
public record BrandDefaults(
    String legalCountry, ZoneId contractZone, String reportingCurrency, String vat) {
  /** Method and factor revision of a programme that nothing else is said of. */
  public static final String METHOD = "RESTART";

  public static final int FACTOR_REVISION = 2;

  /** A German brand, as most of the repair data is. */
  public static final BrandDefaults GERMAN =
      new BrandDefaults("DE", ZoneId.of("Europe/Berlin"), "EUR", AS_DOCUMENTED);

  /** A German brand that sends its own events: VAT is split off and posted. */
  public static final BrandDefaults REGISTERED =
      new BrandDefaults("DE", ZoneId.of("Europe/Berlin"), "EUR", EU);

  /** A British brand, as the retail data is. */
  public static final BrandDefaults BRITISH =
      new BrandDefaults("GB", ZoneId.of("Europe/London"), "GBP", AS_DOCUMENTED);

  /** An American brand, as the TPC-DS generator's data is. */
  public static final BrandDefaults AMERICAN =
      new BrandDefaults("US", ZoneId.of("America/New_York"), "USD", AS_DOCUMENTED);
}
