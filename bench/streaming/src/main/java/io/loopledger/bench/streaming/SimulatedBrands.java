package io.loopledger.bench.streaming;

import io.loopledger.catalog.reference.Brand;
import io.loopledger.catalog.reference.Programme;
import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.ingest.simulator.assumptions.Assumptions;
import io.loopledger.ingest.simulator.assumptions.ManyBrands;
import io.loopledger.ingest.simulator.assumptions.Rows;
import java.util.List;

/** Many brands of equal size, each like one of those that the simulator assumes. */
final class SimulatedBrands {
  /** How many there are. */
  static final int COUNT = 200;

  private SimulatedBrands() {}

  static String id(int number) {
    return ManyBrands.id(number);
  }

  /** The simulator's assumptions with these brands in the place of its own. */
  static Assumptions assumptions() {
    return new ManyBrands(COUNT).assumptions();
  }

  /** Registers them, as {@code ./loopledger} would. */
  static void register(ReferenceLog references) {
    for (Rows.Brand brand : new ManyBrands(COUNT).brands()) {
      references.publish(
          new Brand(
              brand.id(),
              brand.id(),
              brand.country(),
              brand.zone(),
              brand.currency(),
              Brand.Policies.ofCountry(brand.country()),
              List.of(new Programme(brand.program(), "RESTART", 2))));
    }
  }
}
