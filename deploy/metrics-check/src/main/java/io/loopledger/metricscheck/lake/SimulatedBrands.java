package io.loopledger.metricscheck.lake;

import io.loopledger.catalog.posting.RuleSets;
import io.loopledger.catalog.reference.Brand;
import io.loopledger.catalog.reference.Programme;
import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.ingest.simulator.assumptions.Assumptions;
import io.loopledger.ingest.simulator.assumptions.Rows;
import java.util.List;
import java.util.Map;

/** The simulator's brands as they are registered: two tenants, and every impact method. */
final class SimulatedBrands {
  private static final Map<String, String> TENANTS =
      Map.of("demo", "mainland", "encore", "mainland", "kingsloop", "islands");
  private static final String OTHER_TENANT = "islands";
  private static final Map<String, Measured> MEASURED =
      Map.of(
          "demo", new Measured("RESTART", 1),
          "encore", new Measured("ADEME", 1),
          "kingsloop", new Measured("RESALE", 1));
  private static final Measured OTHERWISE = new Measured("RESTART", 2);

  private SimulatedBrands() {}

  /** Method and factor revision of a programme. */
  private record Measured(String method, int factorRevision) {}

  /** Registers all of them, under the newest posting rules. */
  static void register(ReferenceLog references, Assumptions assumptions) {
    references.publishRules(RuleSets.NEWEST);
    for (Rows.Brand brand : assumptions.brands().rows()) {
      Measured measured = MEASURED.getOrDefault(brand.id(), OTHERWISE);
      references.publish(
          registered(
              brand, new Programme(brand.program(), measured.method(), measured.factorRevision())));
    }
  }

  /** The brand whose factors are revised while the programme runs. */
  static String restated() {
    return "demo";
  }

  /** Puts the next factor revision of {@link #restated()} in force. */
  static void reviseFactors(ReferenceLog references) {
    Brand brand = references.latest().brand(restated()).orElseThrow();
    Programme programme = brand.programmes().getFirst();
    references.publishRestated(
        brand.with(
            new Programme(programme.id(), programme.method(), programme.factorRevision() + 1)));
  }

  private static Brand registered(Rows.Brand brand, Programme programme) {
    return new Brand(
        brand.id(),
        TENANTS.getOrDefault(brand.id(), OTHER_TENANT),
        brand.country(),
        brand.zone(),
        brand.currency(),
        Brand.Policies.ofCountry(brand.country()),
        List.of(programme));
  }
}
