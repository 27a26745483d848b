package io.loopledger.night.summary;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.loopledger.night.step.Severity;
import io.loopledger.night.step.StepReport;
import io.loopledger.night.summary.StepSummary.Span;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void theTextIsAsWrittenByHand() throws IOException {
    assertThat(String.join("\n", SummaryText.lines(failed(), BERLIN)) + "\n")
        .isEqualTo(golden("failed.txt"));
    assertThat(String.join("\n", SummaryText.lines(clean(), BERLIN)) + "\n")
        .isEqualTo(golden("clean.txt"));
  }

  @Test
  void theJsonIsAsWrittenByHandAndAsTheSchemaSays() throws IOException {
    assertThat(SummaryJson.document(failed())).isEqualTo(golden("failed.json"));

    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(resource("night-summary.schema.json"), InputFormat.JSON);
    assertThat(schema.validate(SummaryJson.document(failed()), InputFormat.JSON)).isEmpty();
    assertThat(schema.validate(SummaryJson.document(clean()), InputFormat.JSON)).isEmpty();
    assertThat(
            schema.validate(
                SummaryJson.document(failed()).replace("FAILED", "BROKEN"), InputFormat.JSON))
        .hasSize(2);
  }

  /** Written anew with -Dloopledger.night.write=true; look at it before it is kept. */
  @Test
  void thePageIsAsItWasLookedAt(@TempDir Path folder) throws IOException {
    String page = SummaryHtml.page(failed(), BERLIN);
    if (Boolean.getBoolean("loopledger.night.write")) {
      Files.writeString(
          Path.of("src/test/resources/io/loopledger/night/summary/failed.html"), page);
    }
    assertThat(page).isEqualTo(golden("failed.html"));
  }

  @Test
  void thePageNeedsNothingElseAndRunsNothing() {
    assertThat(SummaryHtml.page(failed(), BERLIN))
        .doesNotContain("http", "<script", "<link", "@import", "url(", "<img")
        .contains("&lt;b&gt;Müller &amp; Söhne&lt;/b&gt;");
  }

  @Test
  void theFilesAreWholeAndReplaceOlderOnes(@TempDir Path home) throws IOException {
    SummaryFiles files = new SummaryFiles(home);
    files.write(clean(), BERLIN);
    Path folder = files.write(failed(), BERLIN);

    assertThat(folder).isEqualTo(home.resolve("nights/2026-11-25"));
    try (var names = Files.list(folder)) {
      assertThat(names.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("summary.txt", "summary.json", "summary.html");
    }
    assertThat(folder.resolve("summary.json")).hasContent(golden("failed.json"));
  }

  @Test
  void whatTheJobRepositoryKeepsIsReadAsItWas() {
    for (StepSummary step : failed().steps()) {
      assertThat(StepJson.read(StepJson.write(step))).isEqualTo(step);
    }
  }

  @Test
  void anAlarmPassesEveryThreshold() {
    StepReport report = new StepReport(Map.of(), 0, List.of(), Severity.ALARM);
    StepSummary step =
        new StepSummary(
            "a", StepSummary.State.DONE, Optional.empty(), 1, Optional.of(report), "", 99);
    assertThat(step.passesThreshold()).isTrue();
  }

  @Test
  void spansAreShownInTheirTwoLargestUnits() {
    assertThat(List.of(0L, 9_990L, 59_999L, 61_000L, 3_599_000L, 90_061_000L))
        .map(Duration::ofMillis)
        .map(Words::span)
        .containsExactly("0.0 s", "9.9 s", "59 s", "1 min 1 s", "59 min 59 s", "25 h 1 min");
  }

  private static NightSummary failed() {
    Map<String, BigDecimal> figures = new LinkedHashMap<>();
    figures.put("entries", new BigDecimal("10000000"));
    figures.put("difference EUR", new BigDecimal("-1234.50"));
    StepReport proof =
        new StepReport(
            figures,
            3,
            List.of("3 journals differ: unit:U-1, unit:U-2, unit:U-3."),
            Severity.NOTICE);
    StepReport statements =
        StepReport.clean(
            Map.of("files", BigDecimal.valueOf(12)),
            List.of("From <b>Müller & Söhne</b>\u001b[2J"));
    return night(
        step("statements", StepSummary.State.DONE, 62, 1, statements, "", 0),
        step("proof", StepSummary.State.DONE, 724, 2, proof, "", 2),
        step(
            "matching",
            StepSummary.State.FAILED,
            4,
            1,
            null,
            "rules.yaml: rule 'payout' names no tolerance; give one",
            0),
        StepSummary.notRun("close"));
  }

  private static NightSummary clean() {
    StepReport report = StepReport.clean(Map.of(), List.of());
    return night(step("proof", StepSummary.State.DONE, 1, 1, report, "", 0));
  }

  private static NightSummary night(StepSummary... steps) {
    return new NightSummary(
        LocalDate.parse("2026-11-25"),
        "night-2026-11-25",
        2,
        Instant.parse("2026-11-26T01:30:00Z"),
        List.of(steps));
  }

  private static StepSummary step(
      String name,
      StepSummary.State state,
      long seconds,
      int tries,
      @org.jspecify.annotations.Nullable StepReport report,
      String problem,
      long threshold) {
    Instant began = Instant.parse("2026-11-26T01:30:04Z");
    return new StepSummary(
        name,
        state,
        Optional.of(new Span(began, began.plusSeconds(seconds))),
        tries,
        Optional.ofNullable(report),
        problem,
        threshold);
  }

  private static String golden(String name) throws IOException {
    return resource(name);
  }

  private static String resource(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(SummaryTest.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
