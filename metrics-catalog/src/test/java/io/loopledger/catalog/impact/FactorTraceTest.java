package io.loopledger.catalog.impact;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.loopledger.testkit.TestData;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every carried value against the row of the file it names. */
class FactorTraceTest {
  private static final Map<String, Integer> STAGES =
      Map.of(
          "raw_materials", 1,
          "supply", 2,
          "shaping", 3,
          "assembly_and_distribution", 4,
          "construction", 5);

  @ParameterizedTest
  @CsvSource({
    "electronics, numerique electromenager",
    "clothing, habillement",
    "furniture, mobilier"
  })
  void everyFootprintIsThatOfThePublishedFile(String set, String files) throws IOException {
    Map<String, JsonNode> rows = new HashMap<>();
    for (String file : files.split(" ")) {
      for (JsonNode row : json("factors/impactco2/" + file + ".json")) {
        rows.put(row.get("slug").asText(), row);
      }
    }
    FactorSet factors = FactorSets.builtIn().set(set);
    Set<String> seen = new HashSet<>();
    for (FactorSet.Product product : factors.products()) {
      String slug =
          factors
              .find("E(" + product.key() + ")")
              .orElseThrow()
              .provenance()
              .sourceRow()
              .orElseThrow();
      assertThat(seen.add(slug)).as(slug).isTrue();
      assertSame(product, factors, requireNonNull(rows.get(slug), slug));
    }
    assertThat(seen).isEqualTo(rows.keySet());
  }

  private static void assertSame(FactorSet.Product product, FactorSet factors, JsonNode row) {
    Map<Integer, BigDecimal> published = new HashMap<>();
    row.get("ecv").forEach(stage -> published.put(stage.get("id").asInt(), value(stage, "value")));
    Map<Integer, BigDecimal> carried = new HashMap<>();
    product.stages().forEach((stage, value) -> carried.put(STAGES.get(stage), value.setScale(6)));
    assertThat(carried).as(product.key()).isEqualTo(published);
    JsonNode usage = row.path("usage");
    assertCarried(factors, "U", product, usage, "peryear");
    assertCarried(factors, "Y", product, usage, "defaultyears");
    assertCarried(factors, "EoL", product, row, "end");
  }

  private static void assertCarried(
      FactorSet factors, String symbol, FactorSet.Product product, JsonNode node, String field) {
    String ref = "%s(%s)".formatted(symbol, product.key());
    if (node.path(field).isNumber()) {
      assertThat(factors.find(ref).orElseThrow().value())
          .as(ref)
          .isEqualByComparingTo(value(node, field));
    } else {
      assertThat(factors.find(ref)).as(ref).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "transport, factors/defra/category_freighting_goods.csv, tonne.km, 7",
    "waste, factors/defra/category_waste_disposal.csv, tonnes, 20"
  })
  void everyRateIsThatOfItsRow(String set, String file, String unit, int rows) throws IOException {
    Map<String, NamedCsvRecord> published = csv(file);
    int compared = 0;
    for (Factor factor : FactorSets.builtIn().set(set).factors().values()) {
      if (factor.provenance().sourceRow().isPresent()) {
        String id = factor.provenance().sourceRow().get();
        NamedCsvRecord row = requireNonNull(published.get(id), id);
        assertThat(factor.value().toPlainString())
            .as(factor.id().toString())
            .isEqualTo(row.getField("GHG Conversion Factor 2025"));
        assertThat(row.getField("UOM")).isEqualTo(unit);
        assertThat(row.getField("GHG/Unit")).isEqualTo("kg CO2e");
        compared++;
      } else {
        assertThat(factor.basis()).isEqualTo(Basis.ASSUMED);
        assertThat(factor.value()).isEqualByComparingTo("0");
      }
    }
    assertThat(compared).isEqualTo(rows);
  }

  /** These rows are of files of the same publication that the folder of real data does not have. */
  @ParameterizedTest
  @CsvSource({
    "P(board), 1199.72542, 19_506_5156_15_1",
    "S(electronics), 24865.47556, 19_503_5084_15_1",
    "S(appliances), 5647.94563, 19_503_5088_15_1",
    "S(clothing), 22310, 19_501_5060_15_1",
    "S(furniture), 269.50416, 19_500_5048_15_1",
    "S(mixed), 5647.94563, 19_503_5088_15_1"
  })
  void materialUseIsAsReadFromThePublication(String ref, String value, String row) {
    Factor factor = requireNonNull(FactorSets.builtIn().factors(FactorSets.PROCESS).get(ref), ref);

    assertThat(factor.value().toPlainString()).isEqualTo(value);
    assertThat(factor.provenance().sourceRow()).contains(row);
  }

  /** The design's own spot checks. */
  @Test
  void theVansOfTheDesignAreThere() {
    FactorSet transport = FactorSets.builtIn().set("transport");

    assertThat(transport.find("T(van)").orElseThrow().value()).isEqualTo("0.6313");
    assertThat(transport.find("T(battery-van)").orElseThrow().value()).isEqualTo("0.21992");
    assertThat(transport.factors().values())
        .allSatisfy(factor -> assertThat(factor.scope().wellToTank()).contains(false));
  }

  /** What no source says is never shown as published. */
  @Test
  void whatIsAssumedOrEstimatedIsMarked() {
    for (FactorSet set : FactorSets.builtIn().sets()) {
      for (Factor factor : set.factors().values()) {
        boolean ours = set.id().matches("(displacement|parts)-.*");
        assertThat(factor.basis() == Basis.ASSUMED)
            .as(factor.id().toString())
            .isEqualTo(
                ours
                    || factor.provenance().sourceRow().isEmpty() && !set.id().startsWith("energy"));
        assertThat(factor.intervalBasis()).isNotEqualTo(Basis.PUBLISHED);
      }
    }
  }

  private static BigDecimal value(JsonNode node, String field) {
    return node.get(field).decimalValue().setScale(6, RoundingMode.HALF_UP);
  }

  private static JsonNode json(String file) throws IOException {
    try (InputStream in = Files.newInputStream(TestData.file(file))) {
      return JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build()
          .readTree(in);
    }
  }

  private static Map<String, NamedCsvRecord> csv(String file) throws IOException {
    Map<String, NamedCsvRecord> rows = new HashMap<>();
    try (CsvReader<NamedCsvRecord> reader =
        CsvReader.builder()
            .ofNamedCsvRecord(
                Files.newBufferedReader(TestData.file(file), StandardCharsets.ISO_8859_1))) {
      reader.forEach(row -> rows.put(row.getField("ID"), row));
    }
    return rows;
  }
}
