package io.loopledger.catalog.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Monte Carlo against what is known in closed form. */
class IntervalTest {
  private static final double Z95 = 1.6448536269514722;
  private static final Combination LAPTOP = Combination.of("restart-2021-r2", "Laptop medium");
  private static final Combination KETTLE = Combination.of("restart-2021-r2", "Kettle");

  /** Percentage points as tables print them. */
  @ParameterizedTest
  @CsvSource({
    "0.5, 0",
    "0.975, 1.959963984540054",
    "0.95, 1.6448536269514722",
    "0.25, -0.6744897501960817",
    "0.001, -3.090232306167813",
    "1e-20, -9.262340089798408",
    "0.999, 3.090232306167813"
  })
  void quantilesOfTheNormalDistribution(double share, double expected) {
    assertThat(NormalQuantile.of(share)).isEqualTo(expected, within(1e-14));
  }

  @Test
  void aShareOutsideIsRefused() {
    assertThatThrownBy(() -> NormalQuantile.of(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> NormalQuantile.of(1)).isInstanceOf(IllegalArgumentException.class);
  }

  /** Stratified draws are the quantiles themselves: the closed form holds within one stratum. */
  @Test
  void oneFactorHasThePercentilesOfItsLognormal() {
    for (Factor factor : FactorSets.builtIn().factors(FactorSets.RESALE).values()) {
      double sigma = Spread.ofFactor(factor);
      double[] draws = FactorDraws.draws(factor, "", sigma);
      Arrays.sort(draws);

      assertThat(draws).hasSize(1000);
      assertThat(draws[49]).isEqualTo(Math.exp(-Z95 * sigma), within(0.006 * sigma + 1e-12));
      assertThat(draws[949])
          .isEqualTo(Math.exp(Z95 * sigma), within(0.006 * sigma * Math.exp(2 * sigma) + 1e-12));
      assertThat(Math.log(draws[499]) + Math.log(draws[500])).isEqualTo(0, within(1e-12));
    }
  }

  /** Sigma of a product of independent factors: the root of the sum of squares. */
  @Test
  void aProductOfTwoFactorsHasTheSigmaOfBoth() {
    FactorPack pack = FactorPacks.builtIn().find("RESTART", 2).orElseThrow();
    double sum = 0;
    for (Factor f : RestartFactors.of(pack, pack.forCategory("Laptop medium").orElseThrow())) {
      sum += Spread.ofFactor(f) * Spread.ofFactor(f);
    }
    double sigma = Math.sqrt(sum);

    Interval interval = Interval.of(Map.of(LAPTOP, 132_660_000L));

    assertThat(sigma).isEqualTo(0.25, within(0.1));
    assertThat(interval.p5MicroKg() / 132.66e6).isEqualTo(Math.exp(-Z95 * sigma), within(0.02));
    assertThat(interval.p50MicroKg() / 132.66e6).isEqualTo(1, within(0.02));
    assertThat(interval.p95MicroKg() / 132.66e6).isEqualTo(Math.exp(Z95 * sigma), within(0.03));
    assertThat(interval.basis()).isEqualTo(Basis.ASSUMED);
  }

  /** Fenton (1960): a sum of lognormals by its first two moments, good for small sigma. */
  @Test
  void aSumHasTheMomentsOfItsParts() {
    List<Factor> factors =
        List.copyOf(FactorSets.builtIn().factors(FactorSets.PROCESS).values()).subList(0, 4);
    double mean = 0;
    double variance = 0;
    double[] sums = new double[1000];
    for (Factor factor : factors) {
      double sigma = Spread.ofFactor(factor);
      double[] draws = FactorDraws.draws(factor, "", sigma);
      mean += Math.exp(sigma * sigma / 2);
      variance += Math.expm1(sigma * sigma) * Math.exp(sigma * sigma);
      for (int run = 0; run < sums.length; run++) {
        sums[run] += draws[run];
      }
    }
    double sigma = Math.sqrt(Math.log1p(variance / (mean * mean)));
    double median = mean / Math.exp(sigma * sigma / 2);
    Arrays.sort(sums);

    assertThat(Arrays.stream(sums).average().orElseThrow()).isEqualTo(mean, within(0.01 * mean));
    assertThat(sums[49]).isEqualTo(median * Math.exp(-Z95 * sigma), within(0.05 * median));
    assertThat(sums[949]).isEqualTo(median * Math.exp(Z95 * sigma), within(0.07 * median));
  }

  /** The displacement is shared: its error stays however many categories are summed. */
  @Test
  void independentErrorsAverageOutAndASharedOneDoesNot() {
    FactorPack pack = FactorPacks.builtIn().find("RESTART", 2).orElseThrow();
    Map<Combination, Long> portfolio = new LinkedHashMap<>();
    for (CategoryFactor category : pack.factors()) {
      portfolio.put(Combination.of(pack.factorVersion(), category.category()), 1_000_000L);
    }
    double shared = Spread.ofFactor(RestartFactors.of(pack, pack.factors().getFirst()).getLast());

    double width = width(Interval.of(portfolio));

    double single =
        portfolio.keySet().stream()
            .mapToDouble(c -> width(Interval.of(Map.of(c, 1_000_000L))))
            .average()
            .orElseThrow();
    assertThat(width).isLessThan(0.95 * single);
    assertThat(width).isGreaterThan(0.9 * 2 * Z95 * shared).isLessThan(1.25 * 2 * Z95 * shared);
  }

  private static double width(Interval interval) {
    return Math.log((double) interval.p95MicroKg() / interval.p5MicroKg());
  }

  @Test
  void theOrderOfAMapChangesNothingAndAmountsScale() {
    Map<Combination, Long> one = new LinkedHashMap<>();
    one.put(LAPTOP, 132_660_000L);
    one.put(KETTLE, -17_000_000L);
    List<Map.Entry<Combination, Long>> entries = new ArrayList<>(one.entrySet());
    Collections.reverse(entries);
    Map<Combination, Long> other = new LinkedHashMap<>();
    entries.forEach(e -> other.put(e.getKey(), e.getValue()));

    assertThat(Interval.of(other)).isEqualTo(Interval.of(one));
    one.replaceAll((combination, amount) -> amount * 1000);
    assertThat(Interval.of(one).p5MicroKg() / 1000.0)
        .isEqualTo(Interval.of(other).p5MicroKg(), within(1.0));
  }

  @Test
  void aNegativeFigureKeepsItsOrder() {
    Interval interval = Interval.of(Map.of(LAPTOP, -132_660_000L));

    assertThat(interval.p5MicroKg()).isLessThan(interval.p50MicroKg());
    assertThat(interval.p50MicroKg()).isLessThan(interval.p95MicroKg()).isNegative();
    assertThat(interval.p95MicroKg()).isNegative();
  }

  @Test
  void aUnitIsAtLeastAsUncertainAsItsCategory() {
    for (ImpactModel model : ImpactModel.builtIn()) {
      for (Combination combination : model.combinations()) {
        double unit = width(Interval.ofUnit(Map.of(combination, 1_000_000_000L)));
        double portfolio = width(Interval.of(Map.of(combination, 1_000_000_000L)));
        assertThat(unit).as(combination.toString()).isGreaterThan(portfolio - 0.05);
      }
    }
  }

  @Test
  void everyCombinationHasAThousandDrawsAndTheyNeverChange() throws NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    long[] rows = {0};
    FactorDraws.rows()
        .forEach(
            row -> {
              rows[0]++;
              digest.update(ByteBuffer.allocate(8).putDouble(row.relative()).array());
            });

    assertThat(rows[0] % 1000).isZero();
    assertThat(rows[0]).isGreaterThan(50_000);
    assertThat(HexFormat.of().formatHex(digest.digest()))
        .as("published intervals rest on these draws: a change needs new pack versions")
        .startsWith("1b2b7f5afc32f4d1651580f925380317");
  }

  @Test
  void anUnknownCombinationIsNamed() {
    assertThatThrownBy(() -> Interval.of(Map.of(Combination.of("resale-r1:E(unicorn)", null), 1L)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("resale-r1:E(unicorn)");
    assertThatThrownBy(() -> Interval.of(Map.of(Combination.of("restart-2021-r2", "Misc"), 1L)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("misc");
  }
}
