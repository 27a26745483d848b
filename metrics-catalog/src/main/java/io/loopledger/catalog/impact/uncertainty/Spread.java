package io.loopledger.catalog.impact.uncertainty;

import io.loopledger.catalog.impact.Basis;
import io.loopledger.catalog.impact.Factor;
import io.loopledger.catalog.impact.Factor.Stated;
import java.math.BigDecimal;

/**
 * The lognormal error of a factor; the stated value is its median. {@code sigma = sqrt(ln(1 +
 * cv^2))}.
 *
 * @param sigma standard deviation of the logarithm, for the mean of a category: what a portfolio
 *     uses
 * @param unitSigma the same for one unit: with the spread between the products of the category
 * @param basis what it rests on
 */
public record Spread(double sigma, double unitSigma, Basis basis) {
  /** Standard normal quantile of 95 %. */
  private static final double Z95 = NormalQuantile.of(0.95);

  public Spread {
    if (!(sigma >= 0 && unitSigma >= sigma)) {
      throw new IllegalArgumentException(
          "sigma is %s, unitSigma %s; both are 0 or more, a unit's is not the smaller"
              .formatted(sigma, unitSigma));
    }
  }

  /** The spread of a factor. */
  public static Spread of(Factor factor) {
    Factor.Evidence evidence = factor.evidence();
    double products = evidence.betweenProducts().map(cv -> variance(cv.doubleValue())).orElse(0.0);
    double mean;
    switch (evidence.stated()) {
      case Stated.StandardDeviation(BigDecimal sd) -> {
        double cv = sd.doubleValue() / Math.abs(factor.value().doubleValue());
        mean = varianceOfMean(cv, evidence.n().orElse(1));
        products = variance(cv);
      }
      case Stated.Variation(BigDecimal cv) -> mean = variance(cv.doubleValue());
      case Stated.Interval90(BigDecimal low, BigDecimal high) -> {
        double sigma = StrictMath.log(high.doubleValue() / low.doubleValue()) / (2 * Z95);
        mean = sigma * sigma;
      }
      case null -> {
        double sigma = evidence.method().sigma(evidence.pedigree(), evidence.basicUncertainty());
        mean = sigma * sigma + samplingError(evidence);
      }
    }
    return new Spread(
        StrictMath.sqrt(mean), StrictMath.sqrt(mean + products), factor.intervalBasis());
  }

  /** Where the source counts its products, their spread is divided by the root of the count. */
  private static double samplingError(Factor.Evidence evidence) {
    return evidence.n().isPresent() && evidence.betweenProducts().isPresent()
        ? varianceOfMean(evidence.betweenProducts().get().doubleValue(), evidence.n().get())
        : 0;
  }

  /**
   * The relative quantile of the factor's own error: {@code exp(sigma x z)}.
   *
   * @param probability between 0 and 1
   */
  public double quantile(double probability) {
    return StrictMath.exp(sigma * NormalQuantile.of(probability));
  }

  private static double variance(double cv) {
    return StrictMath.log(1 + cv * cv);
  }

  private static double varianceOfMean(double cv, int n) {
    return StrictMath.log(1 + cv * cv / n);
  }
}
