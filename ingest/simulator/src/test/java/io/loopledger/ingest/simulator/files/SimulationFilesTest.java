package io.loopledger.ingest.simulator.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.loopledger.ingest.simulator.Simulation;
import io.loopledger.ingest.simulator.SimulatorConfig;
import io.loopledger.ingest.simulator.assumptions.Assumptions;
import io.loopledger.ingest.simulator.finance.FinanceFiles;
import io.loopledger.ingest.simulator.mess.Mess;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.json.JsonEvents;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulationFilesTest {
  private static final Assumptions ASSUMED = Assumptions.builtIn();
  private static final Simulation SIMULATION = Simulation.of(ASSUMED, SimulatorConfig.of(80, 3));
  private static final BigDecimal SOME = new BigDecimal("0.1");
  private static final Mess MESS = new Mess(SOME, SOME, SOME, SOME, SOME, SOME);

  @TempDir private Path folder = Path.of("");

  @Test
  void aCleanSimulationIsOneEventALineInTheOrderOfTime() throws IOException {
    new SimulationFiles(SIMULATION, Mess.NONE, Optional.empty())
        .write(folder.resolve("out"), (lines, at) -> {});

    List<String> expected;
    try (Stream<Event> events = SIMULATION.events()) {
      expected = events.map(JsonEvents::write).toList();
    }
    assertThat(Files.readAllLines(folder.resolve("out/events.jsonl"))).isEqualTo(expected);
    assertThat(folder.resolve("out/finance")).doesNotExist();
  }

  @Test
  void theListOfMessNamesTheLineAndTheEvent() throws IOException {
    SimulationFiles.Summary summary = write("out");

    List<String> lines = Files.readAllLines(folder.resolve("out/events.jsonl"));
    JsonNode planted =
        new ObjectMapper()
            .readTree(folder.resolve("out/planted/mess.json").toFile())
            .get("planted");
    assertThat(lines).hasSize((int) summary.lines());
    assertThat((long) planted.size())
        .isEqualTo(SimulationFiles.Summary.sum(summary.planted()))
        .isPositive();
    for (JsonNode plant : planted) {
      if (!plant.get("kind").asText().equals("POISON")) {
        assertThat(lines.get(plant.get("line").asInt() - 1))
            .contains("\"id\":\"" + plant.get("event_id").asText() + "\"");
      }
    }
  }

  @Test
  void theSameSeedWritesTheSameBytes() throws IOException {
    write("one");
    write("two");

    try (Stream<Path> files = Files.walk(folder.resolve("one"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(folder.resolve("two").resolve(folder.resolve("one").relativize(file)))
            .hasSameBinaryContentAs(file);
      }
    }
  }

  @Test
  void theManifestCountsWhatIsThere() throws IOException {
    SimulationFiles.Summary summary = write("out");

    assertThat(Files.readString(folder.resolve("out/manifest.txt")))
        .contains("events.jsonl       one event a line, in the order of arrival")
        .contains("  %-24s %,12d".formatted("UnitSold", summary.events().get("UnitSold")))
        .contains("  %-24s %,12d".formatted("POISON", summary.planted().get("POISON")))
        .contains("  %-24s %,12d".formatted("bank", summary.documents().get("bank")))
        .contains("  %-24s %,12d".formatted("MISSING", summary.faults().get("MISSING")));
  }

  @Test
  void aFolderWithSomethingInItIsLeftAlone() throws IOException {
    Files.writeString(folder.resolve("mine.txt"), "mine");

    assertThatThrownBy(
            () ->
                new SimulationFiles(SIMULATION, Mess.NONE, Optional.empty())
                    .write(folder, (lines, at) -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not empty; name a folder that is empty or does not exist");
    assertThat(folder.resolve("mine.txt")).hasContent("mine");
  }

  private SimulationFiles.Summary write(String name) throws IOException {
    FinanceFiles.Options options = new FinanceFiles.Options(ASSUMED, new BigDecimal("0.1"), 3);
    return new SimulationFiles(SIMULATION, MESS, Optional.of(options))
        .write(folder.resolve(name), (lines, at) -> {});
  }
}
