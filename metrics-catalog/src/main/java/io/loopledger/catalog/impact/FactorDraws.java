package io.loopledger.catalog.impact;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A thousand runs of a Monte Carlo, the same in every process: in run i each factor has one error,
 * however many figures it is in, so the errors of a shared factor do not average out (ISO 14044
 * 4.4.4; Henriksson et al. 2015, dependent sampling).
 *
 * <p>A factor's draws are the 1,000 stratified quantiles of its distribution ({@code (k + 0.5) /
 * 1000}, Latin hypercube: McKay, Beckman, Conover 1979) in an order that a generator seeded by the
 * factor's id and its pack's seed gives (SplitMix64, Fisher-Yates). Relative: 1 is the stated
 * value.
 */
public final class FactorDraws {
  /** Runs, and draws of a factor. */
  public static final int RUNS = 1000;

  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;
  private static final String BETWEEN_PRODUCTS = "|between-products";

  private static final Map<Combination, double[]> KNOWN = new ConcurrentHashMap<>();

  private FactorDraws() {}

  /**
   * The relative draws of a combination: in each run the product of its factors' draws.
   *
   * @throws IllegalArgumentException if this release has no such factors
   */
  public static double[] of(Combination combination) {
    return KNOWN.computeIfAbsent(combination, FactorDraws::multiplied).clone();
  }

  /**
   * The same for one unit: its own product differs from the mean of its category, too.
   *
   * @throws IllegalArgumentException if this release has no such factors
   */
  public static double[] ofUnit(Combination combination) {
    double[] draws = of(combination);
    for (Powered powered : factors(combination)) {
      double sigma = Spread.betweenProducts(powered.factor());
      if (sigma > 0) {
        multiply(draws, draws(powered.factor(), BETWEEN_PRODUCTS, sigma), powered.exponent());
      }
    }
    return draws;
  }

  /** What a combination and its interval rest on: the weakest of its factors. */
  public static Basis basis(Combination combination) {
    Basis weakest = Basis.PUBLISHED;
    for (Powered powered : factors(combination)) {
      Factor factor = powered.factor();
      weakest = Interval.weaker(weakest, factor.basis());
      weakest = Interval.weaker(weakest, factor.intervalBasis());
    }
    return weakest;
  }

  /** A factor and whether it multiplies (1) or divides (-1). */
  private record Powered(Factor factor, int exponent) {}

  private static double[] multiplied(Combination combination) {
    double[] product = new double[RUNS];
    Arrays.fill(product, 1.0);
    for (Powered powered : factors(combination)) {
      double[] draws = draws(powered.factor(), "", Spread.ofFactor(powered.factor()));
      multiply(product, draws, powered.exponent());
    }
    return product;
  }

  private static void multiply(double[] product, double[] draws, int exponent) {
    for (int run = 0; run < RUNS; run++) {
      product[run] = exponent > 0 ? product[run] * draws[run] : product[run] / draws[run];
    }
  }

  /** The draws of one factor. */
  static double[] draws(Factor factor, String kind, double sigma) {
    int[] order = order(seed(factor.id() + kind, factor.evidence().seed()));
    double[] draws = new double[RUNS];
    for (int run = 0; run < RUNS; run++) {
      draws[run] = StrictMath.exp(sigma * NormalQuantile.of((order[run] + 0.5) / RUNS));
    }
    return draws;
  }

  private static int[] order(long seed) {
    int[] order = IntStream.range(0, RUNS).toArray();
    long state = seed;
    for (int i = RUNS - 1; i > 0; i--) {
      state += GOLDEN_GAMMA;
      int other = (int) Long.remainderUnsigned(mixed(state), i + 1L);
      int swapped = order[i];
      order[i] = order[other];
      order[other] = swapped;
    }
    return order;
  }

  private static long seed(String id, long packSeed) {
    long hash = FNV_OFFSET;
    for (byte b : id.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * FNV_PRIME;
    }
    return mixed(hash ^ packSeed);
  }

  private static long mixed(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  private static List<Powered> factors(Combination combination) {
    List<Powered> factors = new ArrayList<>();
    for (Combination.Term term : combination.terms()) {
      Factor factor = FactorSets.builtIn().factors(combination.version()).get(term.ref());
      if (factor == null) {
        throw unknown(combination);
      }
      factors.add(new Powered(factor, term.exponent()));
    }
    return factors.isEmpty() ? ofCategory(combination) : factors;
  }

  /** A combination that names a pack alone: the category tells the factor. */
  private static List<Powered> ofCategory(Combination combination) {
    for (FactorPack pack : FactorPacks.builtIn().packs()) {
      if (pack.factorVersion().equals(combination.factorVersion())) {
        CategoryFactor category =
            pack.forCategory(combination.categoryKey()).orElseThrow(() -> unknown(combination));
        return RestartFactors.of(pack, category).stream().map(f -> new Powered(f, 1)).toList();
      }
    }
    throw unknown(combination);
  }

  private static IllegalArgumentException unknown(Combination combination) {
    return new IllegalArgumentException(
        "factor_version '%s' with category '%s' is not in this release"
            .formatted(combination.factorVersion(), combination.categoryKey()));
  }

  /**
   * One draw of a combination, for the table {@code ref.factor_draws}.
   *
   * @param combination factor version and category key, as entries have them
   * @param run from 0
   * @param relative the draw; 1 is the stated value
   */
  public record Row(Combination combination, int run, double relative) {}

  /** Every draw of every combination of this release. */
  public static Stream<Row> rows() {
    return ImpactModel.builtIn().stream()
        .flatMap(model -> model.combinations().stream())
        .distinct()
        .sorted()
        .flatMap(
            combination -> {
              double[] draws = of(combination);
              return IntStream.range(0, RUNS)
                  .mapToObj(run -> new Row(combination, run, draws[run]));
            });
  }
}
