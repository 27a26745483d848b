package io.loopledger.catalog.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.catalog.impact.Combination.Term;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CombinationTest {
  @Test
  void aProductIsReadFactorByFactor() {
    Combination combination = Combination.of("ademe-r1:E(jeans)*X(clothing)/Y(jeans)", "Jeans");

    assertThat(combination.version()).isEqualTo("ademe-r1");
    assertThat(combination.categoryKey()).isEmpty();
    assertThat(combination.terms())
        .containsExactly(
            new Term("E(jeans)", 1), new Term("X(clothing)", 1), new Term("Y(jeans)", -1));
  }

  @Test
  void aPackAloneNeedsTheCategory() {
    Combination combination = Combination.of("restart-2021-r2", " Laptop  MEDIUM ");

    assertThat(combination.version()).isEqualTo("restart-2021-r2");
    assertThat(combination.categoryKey()).isEqualTo("laptop medium");
    assertThat(combination.terms()).isEmpty();
    assertThat(Combination.of("restart-2021-r2", null).categoryKey()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ":E(jeans)",
        "resale-r1:",
        "resale-r1:E",
        "resale-r1:E(jeans",
        "resale-r1:*E(jeans)",
        "resale-r1:E(jeans)*",
        "resale-r1:E(jeans)D(clothing)",
        "resale-r1:E(jeans)+D(clothing)",
        "resale-r1:E()"
      })
  void anythingElseIsRefusedWithAnExample(String text) {
    assertThatThrownBy(() -> Combination.of(text, "Jeans"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("factor_version '" + text + "'")
        .hasMessageContaining("write it as");
  }

  /** What lines name can be looked up, and nothing that can be looked up is never named. */
  @Test
  void everyCombinationOfEveryModelHasItsFactors() {
    List<Combination> combinations = FactorBook.builtIn().combinations();

    assertThat(combinations).doesNotHaveDuplicates().isSorted();
    for (Combination combination : combinations) {
      assertThat(FactorBook.builtIn().resolve(combination)).as(combination.toString()).isNotEmpty();
    }
  }

  /** The claim guard's question: is anything in here assumed? */
  @Test
  void aCombinationIsMarkedByItsWeakestFactor() {
    FactorBook book = FactorBook.builtIn();

    assertThat(book.marks(Combination.of("process-r1:T(van)", null)))
        .containsExactly(Basis.PUBLISHED, Basis.ESTIMATED);
    assertThat(book.marks(Combination.of("resale-r1:D(clothing)*L(clothing)*E(jeans)", null)))
        .contains(Basis.ASSUMED);
    assertThat(book.marks(Combination.of("restart-2021-r2", "Fan"))).contains(Basis.ASSUMED);
    assertThat(book.marks(Combination.of("process-r1:S(mixed)", null)))
        .containsExactly(Basis.ESTIMATED, Basis.ASSUMED);
  }

  @Test
  void everyCreditOfThisReleaseRestsOnAnAssumption() {
    assertThat(FactorBook.builtIn().combinations())
        .filteredOn(combination -> !combination.version().equals(FactorSets.PROCESS))
        .allSatisfy(
            combination ->
                assertThat(FactorBook.builtIn().marks(combination)).contains(Basis.ASSUMED));
  }

  @Test
  void everyMethodOfOneNameHasOneModel() {
    for (ImpactModel model : ImpactModel.builtIn()) {
      ImpactMethod method = ImpactMethod.find(model.method()).orElseThrow();
      assertThat(model.profile()).isEqualTo(method);
      assertThat(model.creditAt()).isEqualTo(method.creditAt());
      assertThat(
              List.of(
                  method.englishName(),
                  method.germanName(),
                  method.counts(),
                  method.boundary(),
                  method.formula(),
                  method.source()))
          .allSatisfy(text -> assertThat(text).isNotBlank());
    }
    assertThat(ImpactMethod.find("OTHER")).isEmpty();
  }
}
