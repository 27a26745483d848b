package io.loopledger.night.summary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.loopledger.night.step.Severity;
import io.loopledger.night.step.StepReport;
import io.loopledger.night.summary.StepSummary.Span;
import io.loopledger.night.summary.StepSummary.State;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A step's summary as the job repository keeps it: the same JSON as in the summary of the night.
 */
public final class StepJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private StepJson() {}

  /** The text to keep. */
  public static String write(StepSummary step) {
    return SummaryJson.tree(step).toString();
  }

  /**
   * The summary that was kept.
   *
   * @throws IllegalStateException if the text is none
   */
  public static StepSummary read(String text) {
    try {
      JsonNode node = JSON.readTree(text);
      Optional<Span> span =
          node.has("began")
              ? Optional.of(new Span(instant(node, "began"), instant(node, "ended")))
              : Optional.empty();
      return new StepSummary(
          node.path("name").asText(),
          State.valueOf(node.path("state").asText()),
          span,
          node.path("tries").asInt(),
          node.has("report") ? Optional.of(report(node.path("report"))) : Optional.empty(),
          node.path("problem").asText(""),
          node.path("threshold").asLong());
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new IllegalStateException("the job repository keeps no summary but: " + text, e);
    }
  }

  private static StepReport report(JsonNode node) {
    Map<String, BigDecimal> figures = new LinkedHashMap<>();
    node.path("figures")
        .properties()
        .forEach(
            figure -> figures.put(figure.getKey(), new BigDecimal(figure.getValue().asText())));
    List<String> lines = new ArrayList<>();
    node.path("lines").forEach(line -> lines.add(line.asText()));
    return new StepReport(
        figures,
        node.path("findings").asLong(),
        lines,
        Severity.valueOf(node.path("severity").asText()));
  }

  private static Instant instant(JsonNode node, String field) {
    return Instant.parse(node.path(field).asText());
  }
}
