package io.loopledger.catalog.impact;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A published table that turns data-quality scores into a lognormal spread: {@code sigma = sqrt(sum
 * of ln(U)^2) / 2} over the uncertainty factors U of all indicators and the basic one. A factor U
 * is the square of a geometric standard deviation.
 */
public enum PedigreeMethod {
  /**
   * Judgement of experts. Frischknecht et al. (2007), Overview and Methodology, ecoinvent data
   * v2.0, report No. 1; its two gaps (geographical 4, technological 2) from Weidema et al. (2013),
   * Data quality guideline for the ecoinvent database version 3.
   */
  FRISCHKNECHT_2007(
      new double[][] {
        {1.00, 1.05, 1.10, 1.20, 1.50},
        {1.00, 1.02, 1.05, 1.10, 1.20},
        {1.00, 1.03, 1.10, 1.20, 1.50},
        {1.00, 1.01, 1.02, 1.05, 1.10},
        {1.00, 1.05, 1.20, 1.50, 2.00},
        {1.00, 1.02, 1.05, 1.10, 1.20}
      }),
  /**
   * Derived from data, wider where the other table is a judgement: Ciroth, Muller, Weidema, Lesage
   * (2016), Empirically based uncertainty factors for the pedigree matrix in ecoinvent, Int J Life
   * Cycle Assess 21:1338-1348. It has no indicator for the sample size.
   */
  CIROTH_2016(
      new double[][] {
        {1.00, 1.54, 1.61, 1.69, 1.69},
        {1.00, 1.03, 1.04, 1.08, 1.08},
        {1.00, 1.03, 1.10, 1.19, 1.29},
        {1.00, 1.04, 1.08, 1.11, 1.11},
        {1.00, 1.18, 1.65, 2.08, 2.80},
        {1.00, 1.00, 1.00, 1.00, 1.00}
      });

  @SuppressWarnings("ImmutableEnumChecker") // never handed out
  private final double[][] factors;

  PedigreeMethod(double[][] factors) {
    this.factors = factors;
  }

  /** As packs write it, for instance {@code ciroth-2016}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The method of this name. */
  public static Optional<PedigreeMethod> find(String text) {
    return Arrays.stream(values()).filter(method -> method.text().equals(text)).findFirst();
  }

  /** The names of all methods, for messages. */
  static String all() {
    return Arrays.stream(values()).map(PedigreeMethod::text).collect(joining(" or "));
  }

  /**
   * The standard deviation of the logarithm.
   *
   * @param basic basic uncertainty factor, 1 or more
   */
  public double sigma(Pedigree pedigree, BigDecimal basic) {
    double sum = square(StrictMath.log(basic.doubleValue()));
    List<Integer> scores = pedigree.scores();
    for (int i = 0; i < factors.length; i++) {
      sum += square(StrictMath.log(factors[i][scores.get(i) - 1]));
    }
    return StrictMath.sqrt(sum) / 2;
  }

  private static double square(double x) {
    return x * x;
  }
}
