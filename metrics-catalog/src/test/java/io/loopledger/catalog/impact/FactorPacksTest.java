package io.loopledger.catalog.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.loopledger.testkit.TestData;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FactorPacksTest {
  private static final String TABLE = "factors/restart/category_factors_by_revision.csv";
  private final FactorPack first = FactorPacks.builtIn().find("RESTART", 1).orElseThrow();
  private final FactorPack second = FactorPacks.builtIn().find("RESTART", 2).orElseThrow();

  @Test
  void bothPublishedRevisionsAreBuiltIn() {
    assertThat(first.factorVersion()).isEqualTo("restart-2018-r1");
    assertThat(second.factorVersion()).isEqualTo("restart-2021-r2");
    assertThat(first.factors()).hasSize(35);
    assertThat(second.factors()).hasSize(45);
    assertThat(second.withoutFactor()).containsExactly("Misc", "Misc (unpowered)");
    assertThat(FactorPacks.builtIn().find("RESTART", 3)).isEmpty();
    assertThat(FactorPacks.builtIn().find("ADEME", 1)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"DLSR / Video Camera", "DSLR/video camera", " dslr  /\u00a0VIDEO camera "})
  void aCategoryIsFoundByNameOrAliasInAnySpelling(String name) {
    assertThat(second.forCategory(name).orElseThrow().co2eKg()).isEqualTo("16.030");
  }

  @ParameterizedTest
  @CsvSource({"Misc", "Misc (unpowered)", "Spaceship", "''"})
  void aCategoryWithoutFactorIsAbsent(String name) {
    assertThat(second.forCategory(name)).isEmpty();
  }

  @Test
  void aRepairAvoidsExactlyHalfOfTheFactor() {
    CategoryFactor laptop = second.forCategory("laptop medium").orElseThrow();
    CategoryFactor large = first.forCategory("Laptop large").orElseThrow();

    assertThat(laptop.co2eMicroKg()).isEqualTo(265_320_000);
    assertThat(RestartMethod.avoidedMicroKg(laptop)).isEqualTo(132_660_000);
    assertThat(RestartMethod.avoidedMicroKg(large)).isEqualTo(161_395_000);
  }

  @Test
  void whatIsPublishedBesideAValueIsKeptAndNothingIsInvented() {
    CategoryFactor.Quality laptop = second.forCategory("Laptop medium").orElseThrow().quality();
    CategoryFactor.Quality desktop = second.forCategory("Desktop computer").orElseThrow().quality();

    assertThat(laptop.products()).contains(63);
    assertThat(laptop.qualityScore()).contains(new BigDecimal("10.7"));
    assertThat(laptop.reliability()).isEmpty();
    assertThat(desktop.products()).isEmpty();
    assertThat(desktop.weightKg()).contains(new BigDecimal("6.690"));
    assertThat(first.forCategory("Lamp").orElseThrow().quality().reliability()).contains(2);
  }

  @Test
  void everyRowNamesMethodVersionBoundaryAndInterval() {
    List<FactorRow> rows = FactorPacks.builtIn().rows();

    assertThat(rows).hasSize(35 + 2 + 45 + 2);
    Set<String> keys = new HashSet<>();
    for (FactorRow row : rows) {
      assertThat(keys.add(row.factorVersion() + " " + row.categoryKey()))
          .as(row.category())
          .isTrue();
      assertThat(row.method()).isEqualTo("RESTART");
      assertThat(row.displacement()).isEqualTo("0.5");
      assertThat(row.displacementBasis()).isEqualTo("assumed");
      assertThat(row.interval()).isEqualTo("none published");
      assertThat(row.boundary()).startsWith("Before use");
      assertThat(row.unit()).isEqualTo("kg CO2e per item");
    }
    assertThat(rows)
        .filteredOn(row -> row.category().equals("DLSR / Video Camera"))
        .extracting(FactorRow::categoryKey)
        .filteredOn(key -> !key.startsWith("dlsr"))
        .containsExactly(
            "dslr/video camera", "dslr / video camera", "dslr/video camera", "dslr / video camera");
  }

  @ParameterizedTest(name = "revision {0}")
  @CsvSource({"1, rev1_2018", "2, rev2_2021"})
  void everyValueIsThatOfThePublishedTable(int revision, String column) throws IOException {
    FactorPack pack = FactorPacks.builtIn().find("RESTART", revision).orElseThrow();
    int categories = 0;
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder().ofNamedCsvRecord(TestData.file(TABLE))) {
      for (NamedCsvRecord row : rows) {
        categories++;
        String name = row.getField("name");
        String published = row.getField("co2e_kg_" + column);
        String kept =
            pack.forCategory(name).map(factor -> factor.co2eKg().toPlainString()).orElse("none");
        assertThat(kept).as(name).isEqualTo(published.matches("|NULL|0") ? "none" : published);
        assertThat(pack.withoutFactor().contains(name)).as(name).isEqualTo(kept.equals("none"));
      }
    }
    assertThat(categories).isEqualTo(pack.factors().size() + pack.withoutFactor().size());
  }

  @Test
  void packsThatCouldBeMistakenForEachOtherAreRefused() {
    assertThatThrownBy(() -> FactorPacks.of(List.of(first, first)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3 problem(s)")
        .hasMessageContaining("two factor packs have RESTART revision 1");
  }

  @Test
  void aFactorThatHalvesToLessThanAMillionthIsAnError() {
    CategoryFactor fine =
        new CategoryFactor(
            "Pin",
            List.of(),
            new BigDecimal("0.000001"),
            new CategoryFactor.Quality(null, null, null, null));

    assertThat(fine.co2eMicroKg()).isEqualTo(1);
    assertThatThrownBy(() -> RestartMethod.avoidedMicroKg(fine))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("0.0000005");
  }

  @Test
  void namesAreComparedWithoutCaseAndWithSingleSpaces() {
    assertThat(CategoryKey.of("  F\u00f6n\t XL ")).isEqualTo("f\u00f6n xl");
  }
}
