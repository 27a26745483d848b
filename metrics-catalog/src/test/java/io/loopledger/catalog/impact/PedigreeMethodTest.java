package io.loopledger.catalog.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class PedigreeMethodTest {
  private static final BigDecimal BASIC = new BigDecimal("1.05");

  /** sqrt(ln(1.05)^2 + ln(1.61)^2 + ln(1.04)^2 + ln(1.10)^2 + ln(1.04)^2 + ln(1.18)^2) / 2. */
  @Test
  void theSpreadIsTheRootOfTheSquaredLogarithms() {
    Pedigree scores = new Pedigree(3, 3, 3, 2, 2, 5);

    assertThat(PedigreeMethod.CIROTH_2016.sigma(scores, BASIC))
        .isCloseTo(0.259198312959118, within(1e-12));
  }

  /** All best: the basic factor alone, ln(1.05) / 2. */
  @Test
  void theBestDataHasTheBasicUncertaintyAlone() {
    Pedigree best = new Pedigree(1, 1, 1, 1, 1, 1);

    for (PedigreeMethod method : PedigreeMethod.values()) {
      assertThat(method.sigma(best, BASIC)).isCloseTo(0.0243950820847, within(1e-12));
      assertThat(method.sigma(best, BigDecimal.ONE)).isZero();
    }
  }

  /** sqrt(ln(1.5)^2 x 2 + ln(1.2)^2 x 2 + ln(1.1)^2 + ln(2)^2 + ln(1.05)^2) / 2. */
  @Test
  void theJudgedTableCountsTheSampleSize() {
    assertThat(PedigreeMethod.FRISCHKNECHT_2007.sigma(Pedigree.UNKNOWN, BASIC))
        .isCloseTo(0.4709574642, within(1e-9));
  }

  @Test
  void theEmpiricalTableIsTheWiderOne() {
    for (int reliability = 2; reliability <= 5; reliability++) {
      Pedigree scores = new Pedigree(reliability, 3, 3, 3, 3, 3);
      assertThat(PedigreeMethod.CIROTH_2016.sigma(scores, BASIC))
          .isGreaterThan(PedigreeMethod.FRISCHKNECHT_2007.sigma(scores, BASIC));
    }
  }

  @Test
  void aScoreOutsideTheMatrixIsRefused() {
    assertThatThrownBy(() -> new Pedigree(0, 1, 1, 1, 1, 1)).hasMessageContaining("score 0");
    assertThatThrownBy(() -> new Pedigree(1, 1, 1, 1, 1, 6)).hasMessageContaining("score 6");
  }

  /** 10.7 of 12: 5 - 10.7 / 3 = 1.43, so 2; 63 products: 2. Rating 4 of 5 in revision 1: 2. */
  @Test
  void scoresOfTheRestartProjectAreTurnedAroundAndTheRestIsUnknown() {
    assertThat(pedigree(2, "Laptop medium")).isEqualTo(new Pedigree(2, 5, 2, 5, 2, 2));
    assertThat(pedigree(2, "Small kitchen item")).isEqualTo(new Pedigree(3, 5, 3, 5, 3, 5));
    assertThat(pedigree(2, "Desktop computer")).isEqualTo(Pedigree.UNKNOWN);
    assertThat(pedigree(1, "Mobile")).isEqualTo(new Pedigree(2, 5, 5, 5, 5, 5));
  }

  private static Pedigree pedigree(int revision, String category) {
    FactorPack pack = FactorPacks.builtIn().find("RESTART", revision).orElseThrow();
    return RestartFactors.pedigree(pack.forCategory(category).orElseThrow().quality());
  }
}
