package io.loopledger.catalog.impact.uncertainty;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.loopledger.catalog.impact.Combination;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FactorDrawsTest {
  private static final String PHONE = "resale-r1:D(electronics)*L(smartphone)*E(smartphone)";
  private static final long COMBINATIONS = 275;
  private static final String ALL_DRAWS =
      "c475314d2d297a30b585e804f51a0636acd4c57dec6a251ce6ee494e2dd7ce9b";
  private final FactorDraws draws = FactorDraws.builtIn();

  /** First draws and percentiles of an independent script over the same packs (Python 3). */
  @Test
  void theDrawsAreThoseOfAnIndependentScript() {
    assertThat(first(PHONE, null, Population.PORTFOLIO))
        .containsExactly(962_565, 1_027_955, 1_125_106, 1_105_773, 743_323);
    assertThat(first(PHONE, null, Population.UNIT)).startsWith(832_010, 1_280_595, 1_098_949);
    assertThat(first("restart-2021-r2", "Laptop MEDIUM", Population.PORTFOLIO))
        .containsExactly(762_883, 865_781, 2_107_581, 2_173_917, 1_275_201);
    assertThat(first("process-r1:T(van)", null, Population.PORTFOLIO))
        .containsExactly(834_322, 1_098_402, 988_520, 1_038_465, 823_558);
  }

  /**
   * Draws are released with their factors: another hash is another error for old figures. An
   * independent script (Python 3) over the same packs gives the same hash.
   */
  @Test
  void allDrawsOfThisReleaseAreTheSameForGood() throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    long count = 0;
    for (Iterator<FactorDraws.Row> rows = draws.rows(); rows.hasNext(); count++) {
      FactorDraws.Row row = rows.next();
      digest.update(
          "%s|%s|%d|%s|%s\n"
              .formatted(
                  row.factorVersion(),
                  row.categoryKey(),
                  row.drawNo(),
                  row.draw().toPlainString(),
                  row.unitDraw().toPlainString())
              .getBytes(UTF_8));
    }

    assertThat(count).isEqualTo(COMBINATIONS * 1_000L);
    assertThat(HexFormat.of().formatHex(digest.digest())).isEqualTo(ALL_DRAWS);
  }

  @Test
  void everyRowIsThereOnce() {
    Set<String> keys = new HashSet<>();
    draws
        .rows()
        .forEachRemaining(
            row -> {
              assertThat(row.draw()).isPositive();
              assertThat(row.unitDraw()).isPositive();
              assertThat(
                      keys.add(row.factorVersion() + "|" + row.categoryKey() + "|" + row.drawNo()))
                  .isTrue();
            });
    assertThat(keys).contains("restart-2021-r2|dslr/video camera|1000");
  }

  /** One factor: the sorted draws are its lognormal's stratified quantiles, each once. */
  @Test
  void aFactorsDrawsAreItsStratifiedQuantiles() {
    long[] van = draws.of(Combination.of("process-r1:T(van)", null), Population.PORTFOLIO);
    Arrays.sort(van);

    for (int i = 0; i < van.length; i++) {
      double expected = Math.exp(0.23611876738265355 * NormalQuantile.of((i + 0.5) / 1_000));
      assertThat(van[i] / 1e6).isCloseTo(expected, within(1e-6));
    }
  }

  @Test
  void aCombinationIsTheProductOfItsFactorsDraws() {
    long[] product = draws.of(Combination.of(PHONE, null), Population.PORTFOLIO);
    long[] displaced = draws.of(resale("D(electronics)"), Population.PORTFOLIO);
    long[] share = draws.of(resale("L(smartphone)"), Population.PORTFOLIO);
    long[] made = draws.of(resale("E(smartphone)"), Population.PORTFOLIO);

    for (int i = 0; i < product.length; i++) {
      double expected = displaced[i] / 1e6 * (share[i] / 1e6) * (made[i] / 1e6);
      assertThat(product[i] / 1e6).isCloseTo(expected, within(1e-4));
    }
  }

  @Test
  void aFactorThatDividesErrsTheOtherWay() {
    long[] times = draws.of(resale("E(jeans)*Y(jeans)"), Population.PORTFOLIO);
    long[] over = draws.of(resale("E(jeans)/Y(jeans)"), Population.PORTFOLIO);
    long[] made = draws.of(resale("E(jeans)"), Population.PORTFOLIO);

    for (int i = 0; i < times.length; i++) {
      double square = made[i] / 1e6 * (made[i] / 1e6);
      assertThat(times[i] / 1e6 * (over[i] / 1e6)).isCloseTo(square, within(1e-4));
    }
  }

  @Test
  void methodsAndSharesOfOneFactorHaveOneError() {
    assertThat(draws.of(Combination.of("ademe-r1:E(jeans)", null), Population.UNIT))
        .isEqualTo(draws.of(resale("E(jeans)"), Population.UNIT));
  }

  /** Two random orders of 1,000 are hardly correlated: |r| of all tested pairs below 0.12. */
  @Test
  void differentFactorsErrIndependently() {
    String[] refs = {"E(jeans)", "E(coat)", "E(smartphone)", "D(clothing)", "L(clothing)"};
    for (String a : refs) {
      for (String b : refs) {
        double r = correlation(a, b);
        if (a.equals(b)) {
          assertThat(r).isCloseTo(1, within(1e-12));
        } else {
          assertThat(Math.abs(r)).as(a + " " + b).isLessThan(0.12);
        }
      }
    }
  }

  @Test
  void anUnknownCombinationIsToldWithWhatThereIs() {
    assertThatThrownBy(() -> draws.of(resale("E(spaceship)"), Population.UNIT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no factor 'E(spaceship)'");
    assertThatThrownBy(() -> draws.of(Combination.of("restart-2021-r2", "Misc"), Population.UNIT))
        .hasMessageContaining("no category 'misc'");
    assertThatThrownBy(() -> draws.of(Combination.of("restart-2030-r9", "Fan"), Population.UNIT))
        .hasMessageContaining("its versions are")
        .hasMessageContaining("restart-2021-r2");
  }

  private double correlation(String a, String b) {
    double[] x = logs(a);
    double[] y = logs(b);
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int i = 0; i < x.length; i++) {
      xy += x[i] * y[i];
      xx += x[i] * x[i];
      yy += y[i] * y[i];
    }
    return xy / Math.sqrt(xx * yy);
  }

  private double[] logs(String ref) {
    return Arrays.stream(draws.of(resale(ref), Population.PORTFOLIO))
        .mapToDouble(ppm -> Math.log(ppm / 1e6))
        .toArray();
  }

  private static Combination resale(String factors) {
    return Combination.of("resale-r1:" + factors, null);
  }

  private long[] first(String version, @Nullable String category, Population population) {
    return Arrays.copyOf(draws.of(Combination.of(version, category), population), 5);
  }
}
