package io.loopledger.ingest.simulator.assumptions;

import io.loopledger.ingest.simulator.assumptions.Figures.Table;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Many brands of equal size, each like one of those that the simulator assumes: for loads. */
public final class ManyBrands {
  private static final int SHARE_SCALE = 6;

  private final Assumptions models;
  private final int count;

  /**
   * So many brands.
   *
   * @param count divides a million, so that the shares sum to one
   */
  public ManyBrands(int count) {
    this.models = Assumptions.builtIn();
    this.count = count;
  }

  /** The id of a brand, from 0: {@code bench-007}. */
  public static String id(int number) {
    return "bench-%03d".formatted(number);
  }

  /** The simulator's assumptions with these brands in the place of its own. */
  public Assumptions assumptions() {
    return new Assumptions(
        models.period(),
        models.seasonality(),
        models.countries(),
        new Table<>(models.brands().units(), brands()),
        models.products(),
        models.returns(),
        models.carriers(),
        models.intake(),
        models.grades(),
        models.partners(),
        models.repair(),
        models.payout(),
        models.markets(),
        new Table<>(models.buyers().units(), buyers()),
        models.resale(),
        models.loopEnd(),
        models.documents());
  }

  /** The brands, in the order of their numbers. */
  public List<Rows.Brand> brands() {
    BigDecimal share =
        BigDecimal.ONE.divide(BigDecimal.valueOf(count), SHARE_SCALE, RoundingMode.UNNECESSARY);
    List<Rows.Brand> brands = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Rows.Brand m = model(i);
      brands.add(
          new Rows.Brand(
              id(i),
              m.program(),
              m.country(),
              m.zone(),
              m.currency(),
              m.priceLevel(),
              share,
              m.iban(),
              m.source()));
    }
    return brands;
  }

  private List<Rows.Buyers> buyers() {
    List<Rows.Buyers> buyers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      for (Rows.Buyers b : models.buyersOf(model(i).id())) {
        buyers.add(
            new Rows.Buyers(id(i), b.country(), b.currency(), b.rate(), b.share(), b.source()));
      }
    }
    return buyers;
  }

  private Rows.Brand model(int number) {
    List<Rows.Brand> rows = models.brands().rows();
    return rows.get(number % rows.size());
  }
}
