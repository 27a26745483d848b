package io.loopledger.catalog.impact.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.loopledger.catalog.impact.Basis;
import io.loopledger.catalog.impact.Factor.Stated;
import io.loopledger.catalog.impact.Pedigree;
import io.loopledger.catalog.impact.TestFactors;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class SpreadTest {
  private static final Pedigree SCORES = new Pedigree(3, 3, 3, 2, 2, 5);
  private static final double ESTIMATED = 0.259198312959118;

  /** sd 3 of 10, n 9: cv 0.3; the mean has ln(1 + 0.09 / 9), a unit also ln(1 + 0.09). */
  @Test
  void aPortfolioUsesTheErrorOfTheMeanAUnitAddsTheSpreadBetweenProducts() {
    Stated sd = new Stated.StandardDeviation(new BigDecimal("3"));

    Spread spread = Spread.of(TestFactors.of(9, sd, SCORES, null));

    assertThat(spread.sigma()).isCloseTo(Math.sqrt(Math.log(1.01)), within(1e-12));
    assertThat(spread.unitSigma())
        .isCloseTo(Math.sqrt(Math.log(1.01) + Math.log(1.09)), within(1e-12));
    assertThat(spread.basis()).isEqualTo(Basis.PUBLISHED);
  }

  @Test
  void aStatedVariationIsTheLognormalsOwn() {
    Stated cv = new Stated.Variation(new BigDecimal("0.4"));

    Spread spread = Spread.of(TestFactors.of(null, cv, SCORES, null));

    assertThat(spread.sigma()).isCloseTo(Math.sqrt(Math.log(1.16)), within(1e-12));
    assertThat(spread.unitSigma()).isEqualTo(spread.sigma());
  }

  @Test
  void aStatedIntervalIsMetAtItsEndsWhenTheValueIsItsGeometricMean() {
    Stated interval = new Stated.Interval90(new BigDecimal("5"), new BigDecimal("20"));

    Spread spread = Spread.of(TestFactors.of(null, interval, SCORES, null));

    assertThat(10 * spread.quantile(0.05)).isCloseTo(5, within(1e-9));
    assertThat(10 * spread.quantile(0.95)).isCloseTo(20, within(1e-9));
    assertThat(spread.quantile(0.5)).isEqualTo(1);
  }

  @Test
  void withoutAStatedSpreadTheScoresEstimateIt() {
    Spread spread = Spread.of(TestFactors.of(null, null, SCORES, null));

    assertThat(spread.sigma()).isCloseTo(ESTIMATED, within(1e-12));
    assertThat(spread.basis()).isEqualTo(Basis.ESTIMATED);
  }

  @Test
  void aKnownCountAddsTheErrorOfSampling() {
    double square = ESTIMATED * ESTIMATED;

    Spread counted = Spread.of(TestFactors.of(9, null, SCORES, "0.30"));
    Spread uncounted = Spread.of(TestFactors.of(null, null, SCORES, "0.30"));

    assertThat(counted.sigma()).isCloseTo(Math.sqrt(square + Math.log(1.01)), within(1e-12));
    assertThat(uncounted.sigma()).isCloseTo(ESTIMATED, within(1e-12));
    assertThat(uncounted.unitSigma()).isCloseTo(Math.sqrt(square + Math.log(1.09)), within(1e-12));
  }

  @Test
  void anImpossibleSpreadIsRefused() {
    assertThatThrownBy(() -> new Spread(0.2, 0.1, Basis.ASSUMED)).hasMessageContaining("unitSigma");
    assertThatThrownBy(() -> new Spread(Double.NaN, 1, Basis.ASSUMED)).hasMessageContaining("NaN");
  }
}
