package io.loopledger.catalog.impact.uncertainty;

/**
 * Quantiles of the standard normal distribution, to about 16 digits and bit for bit the same on
 * every machine. Source: Wichura (1988), Algorithm AS 241 (PPND16), Applied Statistics 37:477-484,
 * without its branch for probabilities below 1.4e-11.
 */
public final class NormalQuantile {
  private static final double CENTRE = 0.425;
  private static final double CENTRE_SQUARED = 0.180625;
  private static final double TAIL_SHIFT = 1.6;
  private static final double SMALLEST = 1e-10;

  private static final double[] CENTRE_NUMERATOR = {
    2.5090809287301226727e3,
    3.3430575583588128105e4,
    6.7265770927008700853e4,
    4.5921953931549871457e4,
    1.3731693765509461125e4,
    1.9715909503065514427e3,
    1.3314166789178437745e2,
    3.3871328727963666080e0
  };
  private static final double[] CENTRE_DENOMINATOR = {
    5.2264952788528545610e3,
    2.8729085735721942674e4,
    3.9307895800092710610e4,
    2.1213794301586595867e4,
    5.3941960214247511077e3,
    6.8718700749205790830e2,
    4.2313330701600911252e1,
    1.0
  };
  private static final double[] TAIL_NUMERATOR = {
    7.7454501427834140764e-4,
    2.27238449892691845833e-2,
    2.41780725177450611770e-1,
    1.27045825245236838258e0,
    3.64784832476320460504e0,
    5.76949722146069140550e0,
    4.63033784615654529590e0,
    1.42343711074968357734e0
  };
  private static final double[] TAIL_DENOMINATOR = {
    1.05075007164441684324e-9,
    5.47593808499534494600e-4,
    1.51986665636164571966e-2,
    1.48103976427480074590e-1,
    6.89767334985100004550e-1,
    1.67638483018380384940e0,
    2.05319162663775882187e0,
    1.0
  };

  private NormalQuantile() {}

  /**
   * The value below which a standard normal variable lies with this probability.
   *
   * @param probability from 1e-10 to 1 - 1e-10
   */
  public static double of(double probability) {
    if (!(probability >= SMALLEST && probability <= 1 - SMALLEST)) {
      throw new IllegalArgumentException(
          "probability is %s; give one from 1e-10 to 1 - 1e-10".formatted(probability));
    }
    double q = probability - 0.5;
    if (Math.abs(q) <= CENTRE) {
      double r = CENTRE_SQUARED - q * q;
      return q * polynomial(CENTRE_NUMERATOR, r) / polynomial(CENTRE_DENOMINATOR, r);
    }
    double tail = q < 0 ? probability : 1 - probability;
    double r = StrictMath.sqrt(-StrictMath.log(tail)) - TAIL_SHIFT;
    double x = polynomial(TAIL_NUMERATOR, r) / polynomial(TAIL_DENOMINATOR, r);
    return q < 0 ? -x : x;
  }

  private static double polynomial(double[] coefficients, double x) {
    double sum = 0;
    for (double coefficient : coefficients) {
      sum = sum * x + coefficient;
    }
    return sum;
  }
}
