package io.loopledger.ingest.files.openrepair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.loopledger.ingest.files.FileImport;
import io.loopledger.ingest.files.ImportTarget;
import io.loopledger.ingest.testing.ImportBench;
import io.loopledger.ingest.testing.Imports;
import io.loopledger.ingest.testing.WireTrip;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventData.RepairCompleted;
import io.loopledger.schemas.event.EventData.RepairCompleted.Outcome;
import io.loopledger.testkit.TestData;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenRepairRealDataTest {
  private static final FileImport IMPORT =
      Imports.openRepair(
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
    assertThat(fixedByCategory(result.events()))
        .hasSize(41)
        .contains(
            entry("Laptop medium", 1_434L), entry("Misc", 1_287L), entry("DSLR/video camera", 18L));
    WireTrip.assertSurvivedBy(result.events());
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

  private static Map<String, Long> fixedByCategory(List<Event> events) {
    return events.stream()
        .filter(e -> e.data() instanceof RepairCompleted r && r.outcome() == Outcome.FIXED)
        .collect(
            Collectors.groupingBy(
                e -> String.valueOf(e.context().category()), Collectors.counting()));
  }
}
