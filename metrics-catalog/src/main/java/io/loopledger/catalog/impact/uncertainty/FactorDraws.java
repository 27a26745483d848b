package io.loopledger.catalog.impact.uncertainty;

import io.loopledger.catalog.impact.Combination;
import io.loopledger.catalog.impact.Factor;
import io.loopledger.catalog.impact.FactorBook;
import io.loopledger.catalog.impact.FactorId;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * {@value #COUNT} relative draws for each combination of factors. Every factor has one error per
 * run: draw i of a combination is the product of its factors' draws i, so combinations that share a
 * factor share its error. The draws of a factor are the {@value #COUNT} stratified quantiles of its
 * lognormal (a Latin hypercube; McKay, Beckman, Conover 1979) in an order fixed by its id and the
 * seed of its pack.
 *
 * <p>A draw is rounded to six decimals, so a sum of amounts times draws is exact in any order and
 * in any engine.
 */
public final class FactorDraws {
  /** Draws of a combination. */
  public static final int COUNT = 1_000;

  private static final double PPM = 1e6;
  private static final double[] QUANTILES =
      IntStream.range(0, COUNT).mapToDouble(i -> NormalQuantile.of((i + 0.5) / COUNT)).toArray();
  private static final FactorDraws BUILT_IN = new FactorDraws(FactorBook.builtIn());

  private final FactorBook book;
  private final Map<FactorId, Error> errors = new ConcurrentHashMap<>();

  /** Draws of combinations that were asked for: a unit's message asks for the same ones again. */
  private final Map<Asked, long[]> known = new ConcurrentHashMap<>();

  private record Asked(Combination combination, Population population) {}

  private FactorDraws(FactorBook book) {
    this.book = book;
  }

  /** The draws of the factors this release ships. */
  public static FactorDraws builtIn() {
    return BUILT_IN;
  }

  /** The spread of a factor. */
  public Spread spread(Factor factor) {
    return error(factor).spread;
  }

  /**
   * The draws of a combination in millionths of its stated value, in the order of the runs.
   *
   * @throws IllegalArgumentException if this release has no such combination
   */
  public long[] of(Combination combination, Population population) {
    return shared(combination, population).clone();
  }

  /** The same array for everybody, which nobody may change. */
  long[] shared(Combination combination, Population population) {
    return known.computeIfAbsent(
        new Asked(combination, population), asked -> draws(combination, population));
  }

  private long[] draws(Combination combination, Population population) {
    double[] logs = new double[COUNT];
    for (FactorBook.Use use : book.resolve(combination)) {
      Error error = error(use.factor());
      double sigma = error.sigma(population) * use.exponent();
      for (int i = 0; i < COUNT; i++) {
        logs[i] += sigma * error.normals[i];
      }
    }
    long[] draws = new long[COUNT];
    for (int i = 0; i < COUNT; i++) {
      draws[i] = Math.max(1, Math.round(StrictMath.exp(logs[i]) * PPM));
    }
    return draws;
  }

  /** {@code ref.factor_draws}: every draw of every combination of this release, in order. */
  public Iterator<Row> rows() {
    return book.combinations().stream().flatMap(c -> rows(c).stream()).iterator();
  }

  private List<Row> rows(Combination combination) {
    long[] portfolio = of(combination, Population.PORTFOLIO);
    long[] unit = of(combination, Population.UNIT);
    return IntStream.range(0, COUNT)
        .mapToObj(
            i ->
                new Row(
                    combination.factorVersion(),
                    combination.categoryKey(),
                    i + 1,
                    BigDecimal.valueOf(portfolio[i], 6),
                    BigDecimal.valueOf(unit[i], 6)))
        .toList();
  }

  private Error error(Factor factor) {
    return errors.computeIfAbsent(
        factor.id(),
        id ->
            new Error(
                Spread.of(factor),
                Shuffle.of(QUANTILES, "%s|%d".formatted(id, factor.evidence().seed()))));
  }

  /**
   * A row of {@code ref.factor_draws}.
   *
   * @param factorVersion as entries name the combination
   * @param categoryKey normalised category where the version alone names no factor; else empty
   * @param drawNo run, from 1
   * @param draw relative error of a portfolio's factor, six decimals
   * @param unitDraw the same of one unit, with the spread between products
   */
  public record Row(
      String factorVersion, String categoryKey, int drawNo, BigDecimal draw, BigDecimal unitDraw) {}

  /** One factor's runs. */
  private static final class Error {
    private final Spread spread;
    private final double[] normals;

    Error(Spread spread, double[] normals) {
      this.spread = spread;
      this.normals = normals;
    }

    double sigma(Population population) {
      return switch (population) {
        case PORTFOLIO -> spread.sigma();
        case UNIT -> spread.unitSigma();
      };
    }
  }
}
