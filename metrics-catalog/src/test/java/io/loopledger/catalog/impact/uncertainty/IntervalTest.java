package io.loopledger.catalog.impact.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.loopledger.catalog.impact.Combination;
import io.loopledger.catalog.impact.FactorSets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The draws against closed forms and a numerical integral. */
class IntervalTest {
  private static final double VAN = 0.23611876738265355;
  private static final double PRODUCT = 0.259198312959118;
  private static final long KG = 1_000_000;
  private static final FactorDraws DRAWS = FactorDraws.builtIn();

  /** Percentiles of an independent script (Python 3). */
  @Test
  void thePercentilesAreThoseOfAnIndependentScript() {
    assertThat(Interval.of(Map.of(process("T(van)"), KG)))
        .isEqualTo(new Interval(677_375, 999_704, 1_472_911));
    assertThat(Interval.of(Map.of(Combination.of("restart-2021-r2", "laptop medium"), KG)))
        .isEqualTo(new Interval(547_576, 996_168, 1_924_891));
    assertThat(
            Interval.of(
                Map.of(
                    Combination.of("resale-r1:D(electronics)*L(smartphone)*E(smartphone)", null),
                    KG)))
        .isEqualTo(new Interval(487_193, 1_014_321, 1_971_466));
  }

  /** exp(sigma z): nearest rank is within half a stratum, 0.05 percentage points. */
  @Test
  void oneLognormalMeetsItsClosedForm() {
    Interval interval = Interval.of(Map.of(process("T(van)"), 100 * KG));

    assertClose(interval.p5MicroKg(), 100 * Math.exp(VAN * NormalQuantile.of(0.05)), 0.002);
    assertClose(interval.p50MicroKg(), 100, 0.002);
    assertClose(interval.p95MicroKg(), 100 * Math.exp(VAN * NormalQuantile.of(0.95)), 0.002);
  }

  /** A product of lognormals is one: the variances of the logarithms add. */
  @Test
  void aProductOfTwoFactorsMeetsItsClosedForm() {
    double share = Math.sqrt(Math.log(1 + 0.25 * 0.25));
    double sigma = Math.sqrt(PRODUCT * PRODUCT + share * share);

    Interval interval =
        Interval.of(Map.of(Combination.of("resale-r1:L(clothing)*E(jeans)", null), 100 * KG));

    assertClose(interval.p5MicroKg(), 100 * Math.exp(sigma * NormalQuantile.of(0.05)), 0.05);
    assertClose(interval.p50MicroKg(), 100, 0.05);
    assertClose(interval.p95MicroKg(), 100 * Math.exp(sigma * NormalQuantile.of(0.95)), 0.05);
  }

  /** The exact distribution of the sum, integrated: P(A + B < x) over 4,000 strata of A. */
  @Test
  void aSumOfTwoFactorsMeetsTheNumericalConvolution() {
    Interval interval =
        Interval.of(Map.of(process("T(van)"), 100 * KG, resale("E(jeans)"), 50 * KG));

    assertClose(interval.p5MicroKg(), sumQuantile(100, VAN, 50, PRODUCT, 0.05), 0.02);
    assertClose(interval.p50MicroKg(), sumQuantile(100, VAN, 50, PRODUCT, 0.50), 0.02);
    assertClose(interval.p95MicroKg(), sumQuantile(100, VAN, 50, PRODUCT, 0.95), 0.02);
  }

  /** Fenton (1960) and Wilkinson: a lognormal of the sum's mean and variance; within 5 %. */
  @Test
  void aSumOfTwoFactorsMeetsFentonAndWilkinson() {
    double mean = 100 * Math.exp(VAN * VAN / 2) + 50 * Math.exp(PRODUCT * PRODUCT / 2);
    double variance =
        100 * 100 * Math.exp(VAN * VAN) * Math.expm1(VAN * VAN)
            + 50 * 50 * Math.exp(PRODUCT * PRODUCT) * Math.expm1(PRODUCT * PRODUCT);
    double sigma = Math.sqrt(Math.log1p(variance / (mean * mean)));
    double median = mean / Math.exp(sigma * sigma / 2);

    Interval interval =
        Interval.of(Map.of(process("T(van)"), 100 * KG, resale("E(jeans)"), 50 * KG));

    assertClose(interval.p5MicroKg(), median * Math.exp(sigma * NormalQuantile.of(0.05)), 0.05);
    assertClose(interval.p50MicroKg(), median, 0.05);
    assertClose(interval.p95MicroKg(), median * Math.exp(sigma * NormalQuantile.of(0.95)), 0.05);
  }

  /** Nineteen clothes, each with its own error: about a quarter of one's relative width. */
  @Test
  void errorsOfDifferentFactorsAverageOut() {
    Map<Combination, Long> clothes =
        jeansToCoats().collect(Collectors.toMap(IntervalTest::resale, ref -> KG));

    double one = width(Interval.of(Map.of(resale("E(jeans)"), 19 * KG)));
    double many = width(Interval.of(clothes));

    assertThat(clothes).hasSize(19);
    assertThat(many / one).isCloseTo(1 / Math.sqrt(19), within(0.06));
  }

  /** The same clothes, but what is uncertain is the one D that all share. */
  @Test
  void theErrorOfASharedFactorDoesNotAverageOut() {
    Map<Combination, Long> clothes =
        jeansToCoats().collect(Collectors.toMap(ref -> resale("D(clothing)*" + ref), ref -> KG));

    double shared = width(Interval.of(Map.of(resale("D(clothing)"), 19 * KG)));

    assertThat(width(Interval.of(clothes))).isGreaterThan(0.95 * shared);
  }

  @Test
  void aUnitsIntervalIsWiderThanAPortfolios() {
    Map<Combination, Long> phone = Map.of(resale("E(smartphone)"), KG);

    assertThat(width(Interval.of(phone, Population.UNIT, DRAWS)))
        .isGreaterThan(1.3 * width(Interval.of(phone)));
  }

  /** A credit less its own emissions: the ends may have different signs. */
  @Test
  void aNetFigureMayBeNegative() {
    Interval net = Interval.of(Map.of(resale("E(jeans)"), 10 * KG, process("T(van)"), -10 * KG));

    assertThat(net.p5MicroKg()).isNegative();
    assertThat(net.p95MicroKg()).isPositive();
    assertThat(Interval.of(Map.of(process("T(van)"), -KG)))
        .isEqualTo(new Interval(-1_476_287, -1_000_296, -678_928));
  }

  @Test
  void nothingIsCertainlyNothing() {
    assertThat(Interval.of(Map.of())).isEqualTo(new Interval(0, 0, 0));
    assertThat(Interval.of(Map.of(process("T(van)"), 0L))).isEqualTo(new Interval(0, 0, 0));
  }

  @Test
  void theOrderOfTheAmountsDoesNotMatter() {
    Map<Combination, Long> amounts = new HashMap<>();
    jeansToCoats().forEach(ref -> amounts.put(resale(ref), 7_777_777_777L));
    Map<Combination, Long> sorted = new TreeMap<>(amounts);

    assertThat(Interval.of(amounts)).isEqualTo(Interval.of(sorted));
  }

  @Test
  void amountsBeyondTheLedgerFail() {
    assertThatThrownBy(() -> Interval.of(Map.of(process("T(van)"), Long.MAX_VALUE)))
        .isInstanceOf(ArithmeticException.class);
  }

  private static Stream<String> jeansToCoats() {
    return FactorSets.builtIn().sets().stream()
        .filter(set -> set.id().equals("clothing-2025-r1"))
        .flatMap(set -> set.products().stream())
        .map(product -> "E(%s)".formatted(product.key()));
  }

  private static double width(Interval interval) {
    return (interval.p95MicroKg() - interval.p5MicroKg()) / (double) interval.p50MicroKg();
  }

  private static void assertClose(long microKg, double kg, double relative) {
    assertThat(microKg / 1e6).isCloseTo(kg, within(kg * relative));
  }

  private static double sumQuantile(double a, double sa, double b, double sb, double p) {
    double low = 0;
    double high = 10 * (a + b);
    for (int i = 0; i < 60; i++) {
      double middle = (low + high) / 2;
      if (sumBelow(middle, a, sa, b, sb) < p) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static double sumBelow(double x, double a, double sa, double b, double sb) {
    int strata = 4_000;
    double sum = 0;
    for (int i = 0; i < strata; i++) {
      double rest = x - a * Math.exp(sa * NormalQuantile.of((i + 0.5) / strata));
      sum += rest <= 0 ? 0 : normalBelow(Math.log(rest / b) / sb);
    }
    return sum / strata;
  }

  /** Inverts the quantile by bisection: exact enough, and no second formula to trust. */
  private static double normalBelow(double z) {
    double low = 1e-9;
    double high = 1 - 1e-9;
    for (int i = 0; i < 40; i++) {
      double middle = (low + high) / 2;
      if (NormalQuantile.of(middle) < z) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static Combination process(String factors) {
    return Combination.of("process-r1:" + factors, null);
  }

  private static Combination resale(String factors) {
    return Combination.of("resale-r1:" + factors, null);
  }
}
