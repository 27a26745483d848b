package io.loopledger.catalog.impact;

import java.math.BigDecimal;

/**
 * The error of a factor as a lognormal distribution whose median is the stated value: {@code sigma
 * = sqrt(ln(1 + cv^2))}, with the coefficient of variation that the source publishes, or the data
 * quality behind the factor where it publishes none.
 */
final class Spread {
  /** The 95th percentile of the standard normal distribution. */
  private static final double Z95 = 1.6448536269514722;

  private Spread() {}

  /** Of the factor itself: what a portfolio of many products has. */
  static double ofFactor(Factor factor) {
    Factor.Evidence evidence = factor.evidence();
    Factor.Stated stated = evidence.stated();
    if (stated == null) {
      return evidence.method().sigma(evidence.pedigree(), evidence.basicUncertainty());
    }
    return switch (stated) {
      case Factor.Stated.StandardDeviation sd ->
          ofVariation(ratio(sd.sd(), factor.value()) / StrictMath.sqrt(evidence.n().orElse(1)));
      case Factor.Stated.Variation variation -> ofVariation(variation.cv().doubleValue());
      case Factor.Stated.Interval90 interval ->
          StrictMath.log(ratio(interval.high(), interval.low())) / (2 * Z95);
    };
  }

  /** Between the products of one category: what a single unit has on top of the factor's error. */
  static double betweenProducts(Factor factor) {
    Factor.Evidence evidence = factor.evidence();
    if (evidence.stated() instanceof Factor.Stated.StandardDeviation sd) {
      return ofVariation(ratio(sd.sd(), factor.value()));
    }
    return evidence.betweenProducts().map(cv -> ofVariation(cv.doubleValue())).orElse(0.0);
  }

  static double ofVariation(double cv) {
    return StrictMath.sqrt(StrictMath.log1p(cv * cv));
  }

  private static double ratio(BigDecimal part, BigDecimal whole) {
    return StrictMath.abs(part.doubleValue() / whole.doubleValue());
  }
}
