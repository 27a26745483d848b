package io.loopledger.catalog.impact;

import io.loopledger.schemas.event.Leg;
import io.loopledger.schemas.event.Part;
import io.loopledger.schemas.event.Waste;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A method with its factors, compiled for the posting rules. Pure functions of their arguments:
 * that a credit is given once per unit and sale, and taken back with the sale, is the rules'
 * business.
 *
 * <p>Amounts are millionths of a kg CO2e. An overflow is an {@link ArithmeticException}.
 */
public final class ImpactModel {
  private final ImpactMethod method;
  private final Credits credits;
  private final ProcessEmissions process;
  private final String factorVersion;

  private ImpactModel(ImpactMethod method, Credits credits, ProcessEmissions process) {
    this.method = method;
    this.credits = credits;
    this.process = process;
    this.factorVersion = credits.combinations().getFirst().version();
  }

  /** The model of a programme's method and revision; empty if this release has none. */
  public static Optional<ImpactModel> find(String method, int revision) {
    return Optional.ofNullable(BuiltIn.MODELS.get(new Key(method, revision)));
  }

  /** Every model of this release. */
  public static List<ImpactModel> builtIn() {
    return List.copyOf(BuiltIn.MODELS.values());
  }

  /** Name of the method, as programmes and entries write it. */
  public String method() {
    return method.name();
  }

  /** The version that fixes the credit's factors, as counts of units name it. */
  public String factorVersion() {
    return factorVersion;
  }

  /** The method's profile: what it counts, in words. */
  public ImpactMethod profile() {
    return method;
  }

  /** The event that earns the credit. */
  public CreditAt creditAt() {
    return method.creditAt();
  }

  /**
   * The credit of a fixed repair; empty if the category has no factor, or sales earn the credit.
   */
  public List<ImpactLine> repaired(@Nullable String category) {
    return credits.repaired(category);
  }

  /**
   * The lines of one sale of a used unit: displacement credit, use phase, end of life.
   *
   * @param cycleNo loop of the unit, from 1
   * @param lifetimeShareUsedPpm sum of {@link #lifetimeSharePpm} over the unit's earlier sales that
   *     were not returned
   * @return empty if the category has no factor, or repairs earn the credit; a credit of 0 if the
   *     unit's lifetime share is used up
   */
  public List<ImpactLine> resold(
      @Nullable String category, int cycleNo, long lifetimeShareUsedPpm) {
    return credits.resold(category, cycleNo, lifetimeShareUsedPpm);
  }

  /**
   * The share of a new product's life that this sale brings, in millionths. Over all cycles it
   * never exceeds the category's declared maximum.
   *
   * @param cycleNo loop of the unit, from 1
   * @param usedPpm what earlier sales brought
   */
  public long lifetimeSharePpm(@Nullable String category, int cycleNo, long usedPpm) {
    return credits.lifetimeSharePpm(category, cycleNo, usedPpm);
  }

  /**
   * What legs emit: mass x distance x factor, a line per mode. A leg without a mass carries the
   * unit's with its packaging; with neither known it gives no line.
   *
   * @param massG mass of the unit in grams
   * @param packagingMassG mass of its packaging in grams
   */
  public List<ImpactLine> transport(
      List<Leg> legs, @Nullable Long massG, @Nullable Long packagingMassG) {
    return process.transport(legs, massG, packagingMassG);
  }

  /** What packaging of this mass in grams emits: board. */
  public List<ImpactLine> packaging(long massG) {
    return process.packaging(massG);
  }

  /**
   * What spare parts emit, by mass and the category's material group; parts without a mass count
   * nothing. Nobody publishes parts: the factor is a stand-in, marked {@code assumed}.
   */
  public List<ImpactLine> parts(@Nullable String category, List<Part> parts) {
    return process.parts(category, parts);
  }

  /** What electricity emits. */
  public List<ImpactLine> energy(long wattHours) {
    return process.energy(wattHours);
  }

  /** What waste emits on its routes, a line per route. */
  public List<ImpactLine> waste(@Nullable String category, List<Waste> fractions) {
    return process.waste(category, fractions);
  }

  /** Every combination that the lines of this model may name. */
  public List<Combination> combinations() {
    return Stream.concat(credits.combinations().stream(), process.combinations().stream()).toList();
  }

  private record Key(String method, int revision) {}

  private static final class BuiltIn {
    static final Map<Key, ImpactModel> MODELS = models(FactorSets.builtIn());

    private static Map<Key, ImpactModel> models(FactorSets sets) {
      ProcessEmissions process = new ProcessEmissions(sets);
      Map<Key, ImpactModel> models = new LinkedHashMap<>();
      for (FactorPack pack : FactorPacks.builtIn().packs()) {
        models.put(
            new Key(pack.method(), pack.revision()),
            new ImpactModel(ImpactMethod.RESTART, new RestartCredits(pack), process));
      }
      models.put(
          new Key(ImpactMethod.ADEME.name(), 1),
          new ImpactModel(ImpactMethod.ADEME, new AdemeCredits(sets), process));
      models.put(
          new Key(ImpactMethod.RESALE.name(), 1),
          new ImpactModel(ImpactMethod.RESALE, new ResaleCredits(sets), process));
      return models;
    }
  }
}
