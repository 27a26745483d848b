package io.loopledger.catalog.impact.uncertainty;

import io.loopledger.catalog.impact.Combination;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * The 5th, 50th and 95th percentile of a sum: nearest rank over the draws of {@code sum(amount x
 * draw)}. Percentiles are never summed; sum the amounts by combination, then ask once.
 *
 * @param p5MicroKg millionths of a kg CO2e
 * @param p50MicroKg millionths of a kg CO2e; not the sum of stated values where signs or spreads
 *     differ
 * @param p95MicroKg millionths of a kg CO2e
 */
public record Interval(long p5MicroKg, long p50MicroKg, long p95MicroKg) {
  private static final BigDecimal PPM = BigDecimal.valueOf(1_000_000);

  /** The interval of many units. */
  public static Interval of(Map<Combination, Long> microKg) {
    return of(microKg, Population.PORTFOLIO, FactorDraws.builtIn());
  }

  /**
   * The interval of a sum.
   *
   * @param microKg amounts by combination; emissions of the programme enter as negative amounts
   * @throws IllegalArgumentException if a combination is unknown
   * @throws ArithmeticException if a percentile does not fit
   */
  public static Interval of(
      Map<Combination, Long> microKg, Population population, FactorDraws draws) {
    try {
      return inLongs(microKg, population, draws);
    } catch (ArithmeticException e) {
      return inBigIntegers(microKg, population, draws);
    }
  }

  /** A unit's amounts fit; exact, or an exception. */
  private static Interval inLongs(
      Map<Combination, Long> microKg, Population population, FactorDraws draws) {
    long[] sums = new long[FactorDraws.COUNT];
    microKg.forEach(
        (combination, amount) -> {
          long[] relative = draws.shared(combination, population);
          for (int i = 0; i < sums.length; i++) {
            sums[i] = Math.addExact(sums[i], Math.multiplyExact(amount, relative[i]));
          }
        });
    Arrays.sort(sums);
    return interval(rank -> BigInteger.valueOf(sums[rank]));
  }

  private static Interval inBigIntegers(
      Map<Combination, Long> microKg, Population population, FactorDraws draws) {
    BigInteger[] sums = new BigInteger[FactorDraws.COUNT];
    Arrays.fill(sums, BigInteger.ZERO);
    microKg.forEach(
        (combination, amount) -> {
          BigInteger stated = BigInteger.valueOf(amount);
          long[] relative = draws.shared(combination, population);
          for (int i = 0; i < sums.length; i++) {
            sums[i] = sums[i].add(stated.multiply(BigInteger.valueOf(relative[i])));
          }
        });
    Arrays.sort(sums);
    return interval(rank -> sums[rank]);
  }

  private static Interval interval(IntFunction<BigInteger> sorted) {
    return new Interval(percentile(sorted, 5), percentile(sorted, 50), percentile(sorted, 95));
  }

  /** Nearest rank: the smallest value that at least {@code percent} of all do not exceed. */
  private static long percentile(IntFunction<BigInteger> sorted, int percent) {
    int rank = Math.ceilDiv(percent * FactorDraws.COUNT, 100);
    return new BigDecimal(sorted.apply(rank - 1))
        .divide(PPM, 0, RoundingMode.HALF_UP)
        .longValueExact();
  }
}
