package io.loopledger.catalog.impact;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;

/**
 * A 90 % interval of a sum of impact amounts, with its median: nearest-rank percentiles over the
 * runs of {@code sum(amount x draw)}. Never a sum of percentiles.
 *
 * @param p5MicroKg 5th percentile, millionths of a kg CO2e
 * @param p50MicroKg median
 * @param p95MicroKg 95th percentile
 * @param basis the weakest of what the parts' errors rest on
 */
public record Interval(long p5MicroKg, long p50MicroKg, long p95MicroKg, Basis basis) {
  /**
   * The interval of a portfolio: the errors of its factors.
   *
   * @param microKg amounts by combination; avoided positive, emitted negative
   * @throws IllegalArgumentException if this release has no such factors
   * @throws ArithmeticException if an amount does not fit
   */
  public static Interval of(Map<Combination, Long> microKg) {
    return of(microKg, FactorDraws::of);
  }

  /** The interval of one unit, which also differs from the mean of its category. */
  public static Interval ofUnit(Map<Combination, Long> microKg) {
    return of(microKg, FactorDraws::ofUnit);
  }

  private static Interval of(
      Map<Combination, Long> microKg, Function<Combination, double[]> drawsOf) {
    double[] sums = new double[FactorDraws.RUNS];
    Basis basis = Basis.PUBLISHED;
    // in the order of the combinations: the sum of doubles must not depend on that of a map
    for (Combination combination : microKg.keySet().stream().sorted().toList()) {
      long amount = microKg.getOrDefault(combination, 0L);
      double[] draws = drawsOf.apply(combination);
      for (int run = 0; run < sums.length; run++) {
        sums[run] += amount * draws[run];
      }
      basis = weaker(basis, FactorDraws.basis(combination));
    }
    Arrays.sort(sums);
    return new Interval(rank(sums, 5), rank(sums, 50), rank(sums, 95), basis);
  }

  /** The smallest value that at least so many percent of all do not exceed. */
  private static long rank(double[] sorted, int percent) {
    int rank = Math.ceilDiv(percent * sorted.length, 100);
    double value = sorted[rank - 1];
    if (StrictMath.abs(value) >= Long.MAX_VALUE) {
      throw new ArithmeticException("an interval exceeds what the ledger can hold (9.2e12 kg)");
    }
    return StrictMath.round(value);
  }

  /** The weaker of two marks: assumed before estimated before surveyed before published. */
  static Basis weaker(Basis one, Basis other) {
    return weakness(one) >= weakness(other) ? one : other;
  }

  private static int weakness(Basis basis) {
    return switch (basis) {
      case PUBLISHED -> 0;
      case SURVEYED -> 1;
      case ESTIMATED -> 2;
      case ASSUMED -> 3;
    };
  }
}
