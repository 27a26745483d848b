package io.loopledger.catalog.reference;

import io.loopledger.catalog.fx.FxRates;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** Reference data for tests of the rules: versions 0 (built in) to 3. */
public final class TestReferences {
  /** Keeps its books in EUR in Berlin; programmes measured with both factor revisions. */
  public static final Brand ACME =
      new Brand(
          "acme",
          "acme-group",
          "DE",
          ZoneId.of("Europe/Berlin"),
          "EUR",
          Brand.Policies.DEFAULT,
          List.of(new Programme("fix-1", "RESTART", 1), new Programme("fix-2", "RESTART", 2)));

  /** Rates of the days of the tests' stories; USD ends early. */
  public static final FxRates RATES =
      FxRates.simulated(
          Map.of(
              LocalDate.parse("2024-02-29"),
              Map.of("GBP", new BigDecimal("0.80"), "USD", new BigDecimal("1.25")),
              LocalDate.parse("2024-03-04"),
              Map.of("GBP", new BigDecimal("0.90")),
              LocalDate.parse("2024-03-05"),
              Map.of("GBP", new BigDecimal("0.75"))));

  /** Only the brand without programmes, as registered first. */
  public static final long FIRST = 1;

  /** The brand with its programmes. */
  public static final long WITH_PROGRAMMES = 2;

  /** And the rates: the newest. */
  public static final long LATEST = 3;

  private static final List<ReferenceData> VERSIONS = versions();

  private TestReferences() {}

  /** The data in force at a version. */
  public static ReferenceData at(long version) {
    return VERSIONS.get((int) version);
  }

  private static List<ReferenceData> versions() {
    ReferenceData none = ReferenceData.builtIn();
    Brand bare =
        new Brand(
            ACME.id(),
            ACME.tenant(),
            ACME.legalCountry(),
            ACME.contractZone(),
            ACME.reportingCurrency(),
            ACME.policies(),
            List.of());
    ReferenceData first = none.with(FIRST, bare);
    ReferenceData second = first.with(WITH_PROGRAMMES, ACME);
    return List.of(none, first, second, second.with(LATEST, RATES));
  }
}
