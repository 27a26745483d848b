package io.loopledger.bench.streaming;

import io.loopledger.catalog.reference.Brand;
import io.loopledger.catalog.reference.Programme;
import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.ingest.simulator.assumptions.Assumptions;
import io.loopledger.ingest.simulator.assumptions.Figures.Table;
import io.loopledger.ingest.simulator.assumptions.Rows;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Many brands of equal size, each like one of those that the simulator assumes. */
final class SimulatedBrands {
  /** How many there are. */
  static final int COUNT = 200;

  private static final BigDecimal SHARE =
      BigDecimal.ONE.divide(BigDecimal.valueOf(COUNT), 6, RoundingMode.UNNECESSARY);

  private SimulatedBrands() {}

  static String id(int number) {
    return "bench-%03d".formatted(number);
  }

  /** The simulator's assumptions with these brands in the place of its own. */
  static Assumptions assumptions() {
    Assumptions a = Assumptions.builtIn();
    List<Rows.Buyers> buyers = new ArrayList<>();
    List<Rows.Brand> brands = brands(a);
    for (int i = 0; i < COUNT; i++) {
      for (Rows.Buyers b : a.buyersOf(model(a, i).id())) {
        buyers.add(
            new Rows.Buyers(id(i), b.country(), b.currency(), b.rate(), b.share(), b.source()));
      }
    }
    return new Assumptions(
        a.period(),
        a.seasonality(),
        a.countries(),
        new Table<>(a.brands().units(), brands),
        a.products(),
        a.returns(),
        a.carriers(),
        a.intake(),
        a.grades(),
        a.partners(),
        a.repair(),
        a.payout(),
        a.markets(),
        new Table<>(a.buyers().units(), buyers),
        a.resale(),
        a.loopEnd(),
        a.documents());
  }

  /** Registers them, as {@code ./loopledger} would. */
  static void register(ReferenceLog references) {
    for (Rows.Brand brand : brands(Assumptions.builtIn())) {
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

  private static List<Rows.Brand> brands(Assumptions a) {
    List<Rows.Brand> brands = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      Rows.Brand m = model(a, i);
      brands.add(
          new Rows.Brand(
              id(i),
              m.program(),
              m.country(),
              m.zone(),
              m.currency(),
              m.priceLevel(),
              SHARE,
              m.iban(),
              m.source()));
    }
    return brands;
  }

  private static Rows.Brand model(Assumptions a, int number) {
    return a.brands().rows().get(number % a.brands().rows().size());
  }
}
