package io.loopledger.ingest.files.openrepair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.loopledger.ingest.files.ImportTarget;
import io.loopledger.ingest.testing.ImportBench;
import io.loopledger.schemas.event.Event;
import io.loopledger.testkit.TestData;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenRepairRealDataTest {
  private static final OpenRepairImport IMPORT =
      new OpenRepairImport(
          new ImportTarget("restart", Optional.of("cafes"), ZoneId.of("Europe/London")));

  private final ImportBench bench;

  OpenRepairRealDataTest(@TempDir Path folder) {
    this.bench = new ImportBench(folder);
  }

  @Test
  void everyRowOfTheRestartProjectIsAccountedFor() {
    Path file = TestData.file("open-repair/ORD_v0.3_RestartProject_202204.csv");

    ImportBench.Result result = bench.run(IMPORT, file);

    assertThat(result.summary().rowsRead()).isEqualTo(23_940);
    assertThat(result.summary().accepted())
        .containsOnly(
            entry("repairs that succeeded (Fixed)", 12_409L),
            entry("repairs still pending (Repairable)", 6_448L),
            entry("units disposed of (End of life)", 4_851L),
            entry("repairs without an outcome (Unknown)", 232L));
    assertThat(result.events()).extracting(Event::id).doesNotHaveDuplicates().hasSize(23_940);
    assertThat(result.events()).noneMatch(event -> event.context().country() == null);
  }

  @Test
  void everyRowOfAnstiftungIsAccountedFor() {
    Path file = TestData.file("open-repair/ORD_v0.3_anstiftung_202309.csv");

    ImportBench.Result result = bench.run(IMPORT, file);

    assertThat(result.summary().accepted())
        .containsOnly(
            entry("repairs that succeeded (Fixed)", 8_398L),
            entry("repairs still pending (Repairable)", 2_756L),
            entry("units disposed of (End of life)", 2_223L),
            entry("repairs without an outcome (Unknown)", 1_723L));
    assertThat(result.summary().rowsRead()).isEqualTo(15_100);
    assertThat(result.events()).extracting(e -> e.context().country()).containsOnly("DE", "AT");
  }
}
