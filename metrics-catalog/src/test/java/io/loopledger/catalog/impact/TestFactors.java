package io.loopledger.catalog.impact;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Factors for tests. */
public final class TestFactors {
  private TestFactors() {}

  /** A factor of 10 with this error. */
  public static Factor of(
      @Nullable Integer n,
      Factor.@Nullable Stated stated,
      Pedigree pedigree,
      @Nullable String productsCv) {
    return new Factor(
        new FactorId("test-r1", "E(thing)"),
        Symbol.NEW_PRODUCT,
        BigDecimal.TEN,
        "kg CO2e per item",
        Basis.PUBLISHED,
        new Factor.Evidence(
            n,
            stated,
            pedigree,
            PedigreeMethod.CIROTH_2016,
            new BigDecimal("1.05"),
            productsCv == null ? null : new BigDecimal(productsCv),
            1),
        new Factor.Scope("before use", "nowhere", "AR5", null),
        new Factor.Provenance("somebody", null, "CC0", LocalDate.EPOCH, null));
  }
}
