package io.loopledger.catalog.posting.v1;

import io.loopledger.catalog.impact.CategoryFactor;
import io.loopledger.catalog.impact.FactorPack;
import io.loopledger.catalog.impact.RestartMethod;
import io.loopledger.schemas.event.EventData.RepairCompleted;
import java.util.Optional;

/** What a repair avoids, by the programme's method. */
final class ImpactRules {
  private ImpactRules() {}

  /**
   * A fixed repair avoids half of a new product's footprint ({@link RestartMethod}), once per cycle
   * of the unit. A category without a factor earns nothing and lowers the coverage.
   */
  static SubjectState repaired(
      SubjectState state, RepairCompleted repair, FactorPack pack, Lines out) {
    if (repair.outcome() != RepairCompleted.Outcome.FIXED || state.credited()) {
      return state;
    }
    Optional<CategoryFactor> factor =
        Optional.ofNullable(state.facts().category()).flatMap(pack::forCategory);
    String method = pack.method();
    String version = pack.factorVersion();
    if (factor.isPresent()) {
      out.co2e("co2e.avoided", RestartMethod.avoidedMicroKg(factor.get()), method, version);
      out.units("repairs.fixed-with-factor", 1, method, version);
    } else {
      out.units("repairs.fixed-without-factor", 1, method, version);
    }
    return state.repairCredited();
  }
}
