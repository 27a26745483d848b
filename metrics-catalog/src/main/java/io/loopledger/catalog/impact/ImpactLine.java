package io.loopledger.catalog.impact;

/**
 * One amount for the impact ledger: a product of factors and an activity.
 *
 * @param account {@code co2e.avoided}, {@code co2e.use-phase} and {@code co2e.end-of-life}
 *     (positive = avoided), or {@code co2e.emitted.*} (positive = emitted)
 * @param microKg millionths of a kg CO2e, rounded half up once
 * @param combination the factors, as entries name them
 */
public record ImpactLine(String account, long microKg, String combination) {
  /** Displacement or repair credit. */
  public static final String AVOIDED = "co2e.avoided";

  /** What the old unit uses less than a new one; usually negative. */
  public static final String USE_PHASE = "co2e.use-phase";

  /** What is not disposed of. */
  public static final String END_OF_LIFE = "co2e.end-of-life";

  /** Legs. */
  public static final String TRANSPORT = "co2e.emitted.transport";

  /** Packaging. */
  public static final String PACKAGING = "co2e.emitted.packaging";

  /** Spare parts. */
  public static final String PARTS = "co2e.emitted.parts";

  /** Electricity. */
  public static final String ENERGY = "co2e.emitted.energy";

  /** Waste. */
  public static final String WASTE = "co2e.emitted.waste";

  /** The line that takes this one back, as for a sale that is returned. */
  public ImpactLine reversed() {
    return new ImpactLine(account, Math.negateExact(microKg), combination);
  }
}
