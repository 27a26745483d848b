package io.loopledger.catalog.impact;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ImpactModelPropertiesTest {
  private static final ImpactModel RESALE = ImpactModel.find("RESALE", 1).orElseThrow();
  private static final ImpactModel ADEME = ImpactModel.find("ADEME", 1).orElseThrow();

  /** Whatever order cycles come in, and however often one of them is sold. */
  @Property
  void theSharesOfAUnitNeverExceedItsMaximum(
      @ForAll("categories") String category,
      @ForAll @Size(max = 12) List<@IntRange(min = 1, max = 6) Integer> cycles) {
    long used = 0;
    for (int cycle : cycles) {
      long share = RESALE.lifetimeSharePpm(category, cycle, used);
      assertThat(share).isNotNegative();
      used += share;
    }
    assertThat(used).isLessThanOrEqualTo(maximum(category));
  }

  /** Every line is its factors' product, recomputed from its own combination text. */
  @Test
  void aResaleLineIsTheProductItsCombinationNames() {
    Map<String, Factor> factors = FactorSets.builtIn().factors(FactorSets.RESALE);
    for (FactorSet.Product product : products()) {
      for (ImpactLine line : RESALE.resold(product.name(), 1, 0)) {
        BigDecimal expected =
            Combination.of(line.combination(), null).terms().stream()
                .map(term -> requireNonNull(factors.get(term.ref()), term.ref()).value())
                .reduce(BigDecimal.ONE, BigDecimal::multiply)
                .multiply(
                    line.account().equals(ImpactLine.USE_PHASE)
                        ? BigDecimal.ONE.negate()
                        : BigDecimal.ONE)
                .movePointRight(6)
                .setScale(0, RoundingMode.HALF_UP);
        assertThat(line.microKg()).as(line.combination()).isEqualTo(expected.longValueExact());
      }
    }
  }

  @Test
  void everyProductHasAResaleFactorByEachOfItsNames() {
    for (FactorSet.Product product : products()) {
      for (String name : product.names()) {
        assertThat(RESALE.resold(name.toUpperCase(Locale.ROOT), 1, 0))
            .as(name)
            .isEqualTo(RESALE.resold(product.name(), 1, 0))
            .isNotEmpty();
      }
    }
  }

  @Test
  void onlyNamedCombinationsAppear() {
    List<String> resale = RESALE.combinations().stream().map(Combination::factorVersion).toList();
    List<String> ademe = ADEME.combinations().stream().map(Combination::factorVersion).toList();
    for (FactorSet.Product product : products()) {
      assertThat(resale)
          .containsAll(
              RESALE.resold(product.name(), 1, 0).stream().map(ImpactLine::combination).toList());
      assertThat(ademe)
          .containsAll(
              ADEME.repaired(product.name()).stream().map(ImpactLine::combination).toList());
    }
  }

  @Provide
  Arbitrary<String> categories() {
    return Arbitraries.of(products().stream().map(FactorSet.Product::name).toList());
  }

  private static long maximum(String category) {
    String share =
        RESALE
            .resold(category, 1, 0)
            .getFirst()
            .combination()
            .replaceAll(".*\\*(L\\([^)]*\\)).*", "$1");
    return FactorSets.builtIn().sets().stream()
        .flatMap(set -> set.lifetimes().stream())
        .filter(lifetime -> lifetime.ref().equals(share))
        .findFirst()
        .orElseThrow()
        .maxPpm();
  }

  private static List<FactorSet.Product> products() {
    return FactorSets.builtIn().sets().stream().flatMap(set -> set.products().stream()).toList();
  }
}
