package io.loopledger.reports.impact;

import java.util.List;
import java.util.stream.Stream;

/** The metrics of an impact report, in the order in which they stand. */
final class ImpactMetrics {
  static final String AVOIDED = "impact.avoided";
  static final String EMITTED = "impact.emitted";
  static final String NET = "impact.net_avoided";

  /** What avoided emissions are made of. */
  static final List<String> AVOIDED_STAGES =
      List.of("impact.avoided_product", "impact.avoided_use_phase", "impact.avoided_end_of_life");

  /** What emissions of the process are made of. */
  static final List<String> EMITTED_STAGES =
      List.of(
          "impact.emitted_transport",
          "impact.emitted_packaging",
          "impact.emitted_parts",
          "impact.emitted_energy",
          "impact.emitted_waste");

  static final String RECEIVED_MASS = "impact.received_mass";
  static final String TREATED_MASS = "impact.treated_mass";

  /** Routes of waste; they add up to {@link #TREATED_MASS}. */
  static final List<String> ROUTES =
      List.of(
          "impact.reuse_mass",
          "impact.recycling_mass",
          "impact.energy_recovery_mass",
          "impact.incineration_mass",
          "impact.landfill_mass");

  /** Masses beside the routes. */
  static final List<String> OTHER_MASSES =
      List.of("impact.hazardous_mass", "impact.donated_mass", "impact.harvested_mass");

  /** Rates, each behind what it must be read with. */
  static final List<String> RATES =
      List.of(
          "operations.repair_rate",
          "operations.repair_rate_coverage",
          "operations.unit_recovery_rate",
          "impact.recovered_mass_share",
          "impact.avoided_coverage",
          "impact.repair_factor_coverage");

  private ImpactMetrics() {}

  static List<String> all() {
    return Stream.of(
            List.of(AVOIDED, EMITTED, NET, RECEIVED_MASS, TREATED_MASS),
            AVOIDED_STAGES,
            EMITTED_STAGES,
            ROUTES,
            OTHER_MASSES,
            RATES)
        .flatMap(List::stream)
        .toList();
  }
}
