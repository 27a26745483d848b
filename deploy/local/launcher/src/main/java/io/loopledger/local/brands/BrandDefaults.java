package io.loopledger.local.brands;

import java.time.ZoneId;

/**
 * What is assumed of a brand that registers with an import.
 *
 * @param legalCountry ISO 3166-1 alpha-2
 * @param contractZone zone in which an instant becomes a business date
 * @param reportingCurrency ISO 4217
 */
public record BrandDefaults(String legalCountry, ZoneId contractZone, String reportingCurrency) {
  /** Method and factor revision of a programme that nothing else is said of. */
  public static final String METHOD = "RESTART";

  public static final int FACTOR_REVISION = 2;

  /** A German brand, as most of the repair data is. */
  public static final BrandDefaults GERMAN =
      new BrandDefaults("DE", ZoneId.of("Europe/Berlin"), "EUR");

  /** A British brand, as the retail data is. */
  public static final BrandDefaults BRITISH =
      new BrandDefaults("GB", ZoneId.of("Europe/London"), "GBP");

  /** An American brand, as the TPC-DS generator's data is. */
  public static final BrandDefaults AMERICAN =
      new BrandDefaults("US", ZoneId.of("America/New_York"), "USD");
}
