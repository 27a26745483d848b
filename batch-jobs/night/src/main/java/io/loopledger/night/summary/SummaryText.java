package io.loopledger.night.summary;

import io.loopledger.night.step.StepReport;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** A night as text, for a terminal and for mail. */
public final class SummaryText {
  private SummaryText() {}

  /** The lines. */
  public static List<String> lines(NightSummary night, ZoneId zone) {
    List<String> lines = new ArrayList<>();
    lines.add(night.headline());
    if (!night.advice().isEmpty()) {
      lines.add(night.advice());
    }
    lines.add("");
    Table head = new Table("  ");
    head.row("run", night.runId() + ", attempt " + night.attempt());
    head.row("nominal time", Words.time(night.nominalTime(), zone));
    head.row("took", Words.span(night.took()));
    lines.addAll(head.lines());
    lines.add("");
    lines.addAll(steps(night));
    night.steps().forEach(step -> lines.addAll(details(step)));
    return lines;
  }

  private static List<String> steps(NightSummary night) {
    Table table = new Table("  ").right(2).right(3).right(4);
    table.row("step", "result", "took", "findings", "accepted");
    for (StepSummary step : night.steps()) {
      table.row(
          step.name(),
          step.state().words(),
          step.span().isEmpty() ? "" : Words.span(step.took()),
          step.report().isEmpty() ? "" : Words.number(step.findings()),
          step.report().isEmpty() ? "" : Words.number(step.threshold()));
    }
    return table.lines();
  }

  private static List<String> details(StepSummary step) {
    List<String> lines = new ArrayList<>();
    if (!step.problem().isEmpty()) {
      lines.add("  " + step.state().words() + ": " + Words.line(step.problem()));
    }
    if (step.tries() > 1) {
      lines.add("  called %d times: a server was down".formatted(step.tries()));
    }
    step.report().ifPresent(report -> lines.addAll(report(report)));
    if (!lines.isEmpty()) {
      lines.addAll(0, List.of("", step.name()));
    }
    return lines;
  }

  private static List<String> report(StepReport report) {
    Table figures = new Table("  ").right(1);
    report.figures().forEach((name, value) -> figures.row(Words.line(name), Words.number(value)));
    List<String> lines = new ArrayList<>(figures.lines());
    report.lines().forEach(line -> lines.add("  " + Words.line(line)));
    return lines;
  }
}
