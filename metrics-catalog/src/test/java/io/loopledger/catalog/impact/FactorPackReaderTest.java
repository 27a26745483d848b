package io.loopledger.catalog.impact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactorPackReaderTest {
  private static final String GOOD =
      """
      id: test
      method: RESTART
      revision: 7
      factor_version: test-r7
      unit: kg CO2e per item
      boundary: before use
      interval: none published
      valid_from: 2021-01-01
      displacement: { value: 0.50, basis: assumed, source: somebody }
      source: somebody
      licence: CC0
      factors:
        - { category: Lamp, aliases: [Light], co2e_kg: 14.960, weight_kg: "2.68" }
        - { category: Fan, co2e_kg: "15.6", products: 1, quality: "11.0", reliability: 2 }
      without_factor: [Misc]
      """;

  @Test
  void aNumberKeepsItsDigitsQuotedOrNot() {
    FactorPack pack = FactorPackReader.read("f.yaml", GOOD.getBytes(UTF_8));

    assertThat(pack.revision()).isEqualTo(7);
    assertThat(pack.forCategory("light").orElseThrow().co2eKg()).isEqualTo("14.960");
    assertThat(pack.header().displacement().value()).isEqualTo("0.50");
    assertThat(pack.header().validFrom()).isEqualTo("2021-01-01");
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          id: test            | id: ''              | f.yaml: id '' is missing
          revision: 7         | revision: two       | f.yaml: revision 'two' is not a whole number
          revision: 7         | revision: 0         | f.yaml: revision '0' is not from 1 to 1000
          2021-01-01          | spring              | f.yaml: valid_from 'spring' is not a day
          value: 0.50         | value: 0.6          | f.yaml: displacement.value '0.6' is not that of method RESTART
          basis: assumed      | basis: guessed      | f.yaml: displacement.basis 'guessed' is unknown
          co2e_kg: 14.960     | co2e_kg: 0          | f.yaml: factors[0] (Lamp).co2e_kg '0' is not above 0
          co2e_kg: 14.960     | co2e_kg: NULL       | f.yaml: factors[0] (Lamp).co2e_kg '' is missing
          co2e_kg: 14.960     | co2e_kg: 1e1        | f.yaml: factors[0] (Lamp).co2e_kg '1e1' is not a decimal
          co2e_kg: 14.960     | co2e_kg: 1.000001   | f.yaml: factors[0] (Lamp).co2e_kg '1.000001' has too many decimals
          weight_kg: "2.68"   | weight_kg: ""       | f.yaml: factors[0] (Lamp).weight_kg '' is missing
          quality: "11.0"     | quality: "12.1"     | f.yaml: factors[1] (Fan).quality '12.1' is above 12
          reliability: 2      | reliability: 6      | f.yaml: factors[1] (Fan).reliability '6' is not from 1 to 5
          category: Fan       | category: LIGHT     | f.yaml: factors[1] (LIGHT) 'LIGHT' also names 'Lamp'
          aliases: [Light]    | aliases: [lamp]     | f.yaml: factors[0] (Lamp) 'lamp' is named twice
          [Misc]              | [fan]               | f.yaml: without_factor 'fan' has a factor
          """)
  void aWrongValueFailsWithFileKeyAndFix(String good, String bad, String problem) {
    assertThat(GOOD).contains(good);

    assertThatThrownBy(
            () -> FactorPackReader.read("f.yaml", GOOD.replace(good, bad).getBytes(UTF_8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("impact factors have 1 problem(s):\n- " + problem);
  }

  @Test
  void allProblemsAreToldAtOnce() {
    String bad = GOOD.replace("revision: 7", "revision: x").replace("15.6", "-1");

    assertThatThrownBy(() -> FactorPackReader.read("f.yaml", bad.getBytes(UTF_8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 problem(s)")
        .hasMessageContaining("revision 'x'")
        .hasMessageContaining("factors[1] (Fan).co2e_kg '-1'");
  }

  @Test
  void anEmptyPackOrSectionIsToldNotThrown() {
    String none = GOOD.substring(0, GOOD.indexOf("factors:"));

    assertThatThrownBy(() -> FactorPackReader.read("f.yaml", none.getBytes(UTF_8)))
        .hasMessageContaining("f.yaml: factors '' is missing");
    assertThatThrownBy(() -> FactorPackReader.read("f.yaml", "id: only".getBytes(UTF_8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("displacement.value '' is missing");
    assertThatThrownBy(() -> FactorPackReader.read("f.yaml", new byte[0]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> FactorPackReader.read("f.yaml", "~".getBytes(UTF_8)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          licence: CC0   | licens: CC0                  | licens
          unit: kg       | "id: again\\nunit: kg"       | id
          revision: 7    | revision: [7]                | revision
          """)
  void anUnknownOrDoubledKeyFailsWithItsName(String good, String bad, String key) {
    String yaml = GOOD.replace(good, bad.replace("\"", "").replace("\\n", "\n"));

    assertThatThrownBy(() -> FactorPackReader.read("f.yaml", yaml.getBytes(UTF_8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("f.yaml is no factor file")
        .hasMessageContaining(key);
  }
}
