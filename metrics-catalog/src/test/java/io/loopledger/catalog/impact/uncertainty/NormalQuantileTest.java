package io.loopledger.catalog.impact.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormalQuantileTest {
  /** Values of an independent implementation of AS 241: Python 3, statistics.NormalDist. */
  @ParameterizedTest
  @CsvSource({
    "0.0005, -3.2905267314918945",
    "0.05, -1.6448536269514726",
    "0.075, -1.4395314709384557",
    "0.25, -0.6744897501960817",
    "0.5, 0",
    "0.925, 1.439531470938456",
    "0.95, 1.6448536269514715",
    "0.9995, 3.2905267314919255",
    "1e-9, -5.9978070150076865"
  })
  void itAgreesWithAnIndependentImplementation(double probability, double expected) {
    assertThat(NormalQuantile.of(probability)).isCloseTo(expected, within(1e-14));
  }

  @Test
  void itRisesAcrossItsBranches() {
    double before = Double.NEGATIVE_INFINITY;
    for (int i = 1; i < 10_000; i++) {
      double z = NormalQuantile.of(i / 10_000.0);
      assertThat(z).isGreaterThan(before);
      before = z;
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -0.1, 1e-11, Double.NaN})
  void outsideItsRangeItFails(double probability) {
    assertThatThrownBy(() -> NormalQuantile.of(probability))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("give one from");
  }
}
