package io.loopledger.ingest.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.loopledger.ingest.mapping.Mapping;
import io.loopledger.ingest.mapping.fault.MappingCode;
import io.loopledger.ingest.testing.ImportBench;
import io.loopledger.ingest.testing.Imports;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.json.JsonEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/mapping.md shows is what happens. */
class MappingDocumentTest {
  private static final Path DOCUMENT = Path.of("../../docs/mapping.md");

  private final ImportBench bench;
  private final String text;

  MappingDocumentTest(@TempDir Path folder) throws IOException {
    this.bench = new ImportBench(folder);
    this.text = Files.readString(DOCUMENT);
  }

  @Test
  void theWholeExampleGivesTheEventsItShows() throws IOException {
    CsvImport example =
        Imports.of(
            Mapping.parse("example.yaml", blocks("yaml").getFirst()),
            new ImportTarget("acme", Optional.empty(), ZoneId.of("Europe/Berlin")));

    DryRun dryRun = example.dryRun(bench.file(blocks("csv").getFirst()), 10, position -> {});

    assertThat(dryRun.first().stream().map(JsonEvents::write).toList())
        .isEqualTo(blocks("json").getFirst().lines().toList());
    assertThat(dryRun.summary().accepted()).containsExactly(entry("repairs", 3L));
    assertThat(dryRun.summary().skipped()).containsExactly(entry("row of the sum", 1L));
    assertThat(dryRun.summary().notes()).isEmpty();
  }

  @Test
  void everyMappingInItIsReadWithoutAProblem() {
    assertThat(blocks("yaml"))
        .hasSize(2)
        .allSatisfy(yaml -> assertThat(Mapping.parse("doc.yaml", yaml).name()).isNotEmpty());
  }

  @Test
  void everyFaultCodeIsExplained() {
    List<String> codes = Arrays.stream(MappingCode.values()).map(MappingCode::name).toList();

    assertThat(found("(?m)^\\| `([A-Z]+_[A-Z_]+)` \\| .")).containsExactlyElementsOf(codes);
  }

  @Test
  void aDryRunKeepsNothing() throws IOException {
    CsvImport example =
        Imports.of(
            Mapping.parse("example.yaml", blocks("yaml").getFirst()),
            new ImportTarget("acme", Optional.empty(), ZoneId.of("Europe/Berlin")));
    Path file = bench.file(blocks("csv").getFirst().replace("12,50", "teuer"));

    DryRun dryRun = example.dryRun(file, 1, position -> {});

    assertThat(dryRun.first()).extracting(Event::id).containsExactly("A-101");
    assertThat(dryRun.summary().faults()).containsExactly(entry("NOT_A_NUMBER Kosten", 1L));
    assertThat(dryRun.summary().rejectsFile()).isEmpty();
    assertThat(bench.workFolder()).doesNotExist();
  }

  private List<String> blocks(String language) {
    return found("(?ms)^```" + language + "\\n(.*?)\\n```$");
  }

  private List<String> found(String regex) {
    return Pattern.compile(regex).matcher(text).results().map(match -> match.group(1)).toList();
  }
}
