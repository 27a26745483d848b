package io.loopledger.night.summary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loopledger.night.step.StepReport;

/**
 * A night as JSON. Its schema is {@code night-summary.schema.json} beside this class; fields are
 * only ever added. Figures are text, so that no reader makes a double of them.
 */
public final class SummaryJson {
  /** The version of the schema. */
  public static final int VERSION = 1;

  private static final ObjectMapper JSON = new ObjectMapper();

  private SummaryJson() {}

  /** The document, indented, with a line end. */
  public static String document(NightSummary night) {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(tree(night)) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can be written", e);
    }
  }

  /** The document as a tree. */
  public static ObjectNode tree(NightSummary night) {
    ObjectNode root = JSON.createObjectNode();
    root.put("version", VERSION);
    root.put("date", night.date().toString());
    root.put("run", night.runId());
    root.put("attempt", night.attempt());
    root.put("nominalTime", night.nominalTime().toString());
    root.put("state", night.state().name());
    root.put("headline", night.headline());
    root.put("advice", night.advice());
    root.put("findings", night.findings());
    root.put("tookMillis", night.took().toMillis());
    night.steps().forEach(step -> root.withArray("steps").add(tree(step)));
    return root;
  }

  /** A step as a tree. */
  static ObjectNode tree(StepSummary step) {
    ObjectNode node = JSON.createObjectNode();
    node.put("name", step.name());
    node.put("state", step.state().name());
    step.span()
        .ifPresent(
            span -> {
              node.put("began", span.began().toString());
              node.put("ended", span.ended().toString());
            });
    node.put("tookMillis", step.took().toMillis());
    node.put("tries", step.tries());
    node.put("threshold", step.threshold());
    node.put("aboveThreshold", step.passesThreshold());
    if (!step.problem().isEmpty()) {
      node.put("problem", step.problem());
    }
    step.report().ifPresent(report -> write(report, node.putObject("report")));
    return node;
  }

  private static void write(StepReport report, ObjectNode node) {
    node.put("findings", report.findings());
    node.put("severity", report.severity().name());
    ObjectNode figures = node.putObject("figures");
    report.figures().forEach((name, value) -> figures.put(name, value.toPlainString()));
    report.lines().forEach(node.putArray("lines")::add);
  }
}
