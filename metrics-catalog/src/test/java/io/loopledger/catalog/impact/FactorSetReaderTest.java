package io.loopledger.catalog.impact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactorSetReaderTest {
  private static final String GOOD =
      """
      id: test-r1
      seed: 7
      valid_from: 2025-01-01
      boundary: before use
      geography: nowhere
      gwp: AR5
      includes_well_to_tank: false
      basis: published
      source: somebody
      licence: CC0
      interval_method: ciroth-2016
      basic_uncertainty: "1.05"
      pedigree: {reliability: 1, completeness: 2, temporal: 3, geographical: 4, technological: 5, sample_size: 5}
      products_cv: "0.30"
      products:
        - {key: lamp, name: Lamp, french: Lampe, aliases: [Light], group: electronics,
           stages: {supply: "1.50", shaping: "2.25"}, use_per_year: "3", years: 4, end_of_life: "-0.5",
           reliability: 5, note: old, row: r1}
      factors:
        - {ref: D(electronics), value: "0.5", unit: share, basis: assumed, low: "0.2", high: "0.9"}
        - {ref: T(sled), value: "2", unit: kg per tonne-km, n: 4, sd: "0.1"}
      lifetimes:
        - {ref: L(lamp), shares: ["0.5", "0.25"], max: "0.8", basis: assumed, cv: "0.2"}
      groups:
        furniture: [Shelf]
      """;

  @Test
  void aFactorKnowsAllThatIsSaidOfIt() {
    FactorSet set = read(GOOD);

    Factor made = set.find("E(lamp)").orElseThrow();
    assertThat(made.id()).hasToString("test-r1:E(lamp)");
    assertThat(made.value()).isEqualTo("3.75");
    assertThat(made.basis()).isEqualTo(Basis.PUBLISHED);
    assertThat(made.intervalBasis()).isEqualTo(Basis.ESTIMATED);
    assertThat(made.evidence().pedigree()).isEqualTo(new Pedigree(5, 2, 3, 4, 5, 5));
    assertThat(made.evidence().betweenProducts()).contains(new BigDecimal("0.30"));
    assertThat(made.evidence().seed()).isEqualTo(7);
    assertThat(made.scope().wellToTank()).contains(false);
    assertThat(made.provenance().sourceRow()).contains("r1");
    assertThat(made.provenance().remark()).contains("old");
    assertThat(set.find("EoL(lamp)").orElseThrow().value()).isEqualTo("-0.5");
    assertThat(set.find("Y(lamp)").orElseThrow().evidence().betweenProducts()).isEmpty();
    assertThat(set.find("D(electronics)").orElseThrow().intervalBasis()).isEqualTo(Basis.ASSUMED);
    assertThat(set.find("T(sled)").orElseThrow().evidence().n()).contains(4);
    assertThat(set.find("L(lamp)").orElseThrow().value()).isEqualByComparingTo("0.5");
    assertThat(set.lifetimes().getFirst().sharePpm(2, 600_000)).isEqualTo(200_000);
    assertThat(set.groups()).containsEntry("shelf", "furniture");
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          id: test-r1        | id: Test 1         | f.yaml: id 'Test 1' is not made of
          seed: 7            | seed: -1           | f.yaml: seed '-1' is not from 0
          2025-01-01         | spring             | f.yaml: valid_from 'spring' is not a day
          geography: nowhere | geography: ''      | f.yaml: geography '' is missing
          tank: false        | tank: maybe        | f.yaml: includes_well_to_tank 'maybe' is neither
          basis: published   | basis: guessed     | f.yaml: basis 'guessed' is unknown
          ciroth-2016        | dice-1999          | f.yaml: interval_method 'dice-1999' is unknown; write frischknecht-2007 or ciroth-2016
          "1.05"             | "0.9"              | f.yaml: basic_uncertainty '0.9' is below 1
          temporal: 3        | temporal: 6        | f.yaml: pedigree.temporal '6' is not from 1 to 5
          "0.30"             | "4"                | f.yaml: products_cv '4' is above 3
          name: Lamp         | name: ''           | f.yaml: products[0] (lamp).name '' is missing
          [Light]            | ['']               | f.yaml: products[0] (lamp).aliases[0] '' is missing
          "2.25"             | "-2"               | f.yaml: products[0] (lamp) of E(lamp) '-0.50' is not allowed; write above 0
          "2.25"             | much               | f.yaml: products[0] (lamp).stages.shaping 'much' is not a decimal
          years: 4           | years: 0           | f.yaml: products[0] (lamp) of Y(lamp) '0' is not allowed
          D(electronics)     | electronics        | f.yaml: factors[0] (electronics).ref 'electronics' is no reference
          value: "0.5"       | value: "1.5"       | f.yaml: factors[0] (D(electronics)) of D(electronics) '1.5' is not allowed; write above 0 and at most 1
          low: "0.2"         | low: "0.6"         | f.yaml: factors[0] (D(electronics)).value '0.5' is not between low 0.6 and high 0.9
          low: "0.2"         | cv: "0.2"          | f.yaml: factors[0] (D(electronics)).cv '0.2' is not the only spread
          low: "0.2",        | ''                 | f.yaml: factors[0] (D(electronics)).low '' is missing
          basis: assumed, low| basis: odd, low    | f.yaml: factors[0] (D(electronics)).basis 'odd' is unknown
          n: 4               | n: 0               | f.yaml: factors[1] (T(sled)).n '0' is not from 1
          T(sled)            | D(electronics)     | f.yaml: factors[1] (D(electronics)) of D(electronics) '2' is not allowed
          value: "2"         | value: "0"         | f.yaml: factors[1] (T(sled)).value '0' has an sd
          group: electronics | group: electrics   | f.yaml: products[0] (lamp).group 'electrics' is no material group; write electronics
          furniture: [Shelf] | shelves: [Shelf]   | f.yaml: groups 'shelves' is no material group
          value: "2", unit   | value: "-1", unit  | f.yaml: factors[1] (T(sled)) of T(sled) '-1' is not allowed; write 0 or above
          max: "0.8"         | max: "0.7"         | f.yaml: lifetimes[0] (L(lamp)).max '0.7' is below the sum of the shares, 0.75
          max: "0.8"         | max: "1.8"         | f.yaml: lifetimes[0] (L(lamp)).max '1.8' is above 1
          [Shelf]            | [Shelf, shelf]     | f.yaml: groups.furniture 'shelf' is also in 'furniture'
          """)
  void aWrongValueFailsWithFileKeyAndFix(String good, String bad, String problem) {
    assertThat(GOOD).contains(good);

    assertThatThrownBy(() -> read(GOOD.replace(good, bad)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("- " + problem);
  }

  @Test
  void allProblemsAreToldAtOnce() {
    String bad = GOOD.replace("seed: 7", "seed: x").replace("T(sled)", "sled");

    assertThatThrownBy(() -> read(bad))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 problem(s)")
        .hasMessageContaining("seed 'x'")
        .hasMessageContaining("'sled' is no reference");
  }

  @Test
  void twoCategoriesOfOneNameAreTold() {
    String twice =
        GOOD.replace(
            "factors:",
            "  - {key: torch, name: Torch, french: lampe, group: electronics, stages: {supply: 1}}\n"
                + "factors:");

    assertThatThrownBy(() -> read(twice))
        .hasMessageContaining("products[1] (torch) 'lampe' also names 'lamp'; keep one");
  }

  @Test
  void twoSetsOfOneReferenceOrNameAreTold() {
    Map<String, FactorSet> sets = new HashMap<>();
    for (String name : FactorSets.files()) {
      sets.put(name, FactorSets.builtIn().set(name));
    }
    sets.put("furniture", FactorSets.builtIn().set("clothing"));

    assertThatThrownBy(() -> new FactorSets(sets))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("furniture: ref 'E(jeans)' is also in clothing-2025-r1; rename one");
  }

  @Test
  void aFileWithoutFactorsOrKeysIsToldNotThrown() {
    String head = GOOD.substring(0, GOOD.indexOf("products:"));

    assertThatThrownBy(() -> read(head)).hasMessageContaining("factors '' is missing");
    assertThatThrownBy(() -> read("id: only")).hasMessageContaining("pedigree '' is missing");
    assertThatThrownBy(() -> read("")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> read("~")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> read(GOOD.replace("licence:", "licens:")))
        .hasMessageStartingWith("f.yaml is no factor set")
        .hasMessageContaining("licens");
    assertThatThrownBy(() -> read(GOOD + "seed: 8\n")).hasMessageContaining("seed");
    assertThatThrownBy(() -> read(GOOD.replace("T(sled)", "E(lamp)")))
        .hasMessageContaining("'E(lamp)' is there twice");
    assertThatThrownBy(() -> read(GOOD + "  clothing: [~]\n"))
        .hasMessageContaining("groups.clothing[0]");
  }

  private static FactorSet read(String yaml) {
    return FactorSetReader.read("f.yaml", yaml.getBytes(UTF_8));
  }
}
