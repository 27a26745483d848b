package io.loopledger.catalog.impact;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.loopledger.schemas.money.Micros;
import io.loopledger.testkit.TestData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The answers come from an independent script over the same file; see the data's README. */
class RestartKnownAnswersTest {
  private static final String FILE = "open-repair/ORD_v0.3_RestartProject_202204.csv";

  @ParameterizedTest(name = "revision {0}")
  @CsvSource({"1, 12409, 405302.595000, 2063", "2, 12409, 474784.795000, 1287"})
  void realRepairsAvoidWhatAnIndependentScriptSays(
      int revision, int fixed, String avoidedKg, int withoutFactor) throws IOException {
    FactorPack pack = FactorPacks.builtIn().find(RestartMethod.NAME, revision).orElseThrow();

    Tally tally = tally(TestData.file(FILE), pack);

    assertThat(tally.fixed).isEqualTo(fixed);
    assertThat(Micros.toDecimal(tally.avoidedMicroKg)).isEqualTo(avoidedKg);
    assertThat(tally.withoutFactor).isEqualTo(withoutFactor);
  }

  private static Tally tally(Path file, FactorPack pack) throws IOException {
    Tally tally = new Tally();
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
      for (NamedCsvRecord row : rows) {
        if (row.getField("repair_status").equals("Fixed")) {
          tally.add(pack.forCategory(row.getField("partner_product_category").split(" ~ ", 2)[0]));
        }
      }
    }
    return tally;
  }

  private static final class Tally {
    private int fixed;
    private int withoutFactor;
    private long avoidedMicroKg;

    void add(Optional<CategoryFactor> factor) {
      fixed++;
      if (factor.isEmpty()) {
        withoutFactor++;
      } else {
        avoidedMicroKg = Math.addExact(avoidedMicroKg, RestartMethod.avoidedMicroKg(factor.get()));
      }
    }
  }
}
