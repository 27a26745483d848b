package io.loopledger.night.summary;

import io.loopledger.night.step.StepReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

/** A night as one page that needs nothing else: for a screen, light or dark, and for paper. */
public final class SummaryHtml {
  private static final long FULL = 1000;

  private final NightSummary night;
  private final ZoneId zone;
  private final StringBuilder out = new StringBuilder();

  private SummaryHtml(NightSummary night, ZoneId zone) {
    this.night = night;
    this.zone = zone;
  }

  /** The page. */
  public static String page(NightSummary night, ZoneId zone) {
    SummaryHtml page = new SummaryHtml(night, zone);
    page.head();
    page.steps();
    page.durations();
    night.steps().forEach(page::details);
    page.line(
        "<footer>Loopledger. Made of the reports of the steps alone; times in %s.</footer>",
        zone.getId());
    page.line("</body></html>");
    return page.out.toString();
  }

  private void head() {
    line("<!doctype html>");
    line("<html lang=\"en\"><head><meta charset=\"utf-8\">");
    line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
    line("<title>%s</title>", night.headline());
    out.append("<style>\n").append(style()).append("</style></head><body>\n");
    line("<h1>%s</h1>", night.headline());
    line("<p class=\"state %s\">%s</p>", tone(night.state()), night.state().name());
    if (!night.advice().isEmpty()) {
      line("<p class=\"advice\">%s</p>", night.advice());
    }
    line("<dl><dt>Run</dt><dd>%s, attempt %d</dd>", night.runId(), night.attempt());
    line("<dt>Nominal time</dt><dd>%s</dd>", Words.time(night.nominalTime(), zone));
    line("<dt>Took</dt><dd>%s</dd></dl>", Words.span(night.took()));
  }

  private void steps() {
    line("<section><h2>Steps</h2><div class=\"wide\"><table>");
    line("<thead><tr><th scope=\"col\">Step</th><th scope=\"col\">Result</th>");
    line("<th scope=\"col\" class=\"n\">Findings</th>");
    line("<th scope=\"col\" class=\"n\">Accepted</th></tr></thead><tbody>");
    for (StepSummary step : night.steps()) {
      boolean reported = step.report().isPresent();
      line("<tr><td>%s</td>", step.name());
      line("<td class=\"%s\">%s</td>", tone(step), step.state().words());
      line("<td class=\"n\">%s</td>", reported ? Words.number(step.findings()) : "");
      line("<td class=\"n\">%s</td></tr>", reported ? Words.number(step.threshold()) : "");
    }
    line("</tbody></table></div></section>");
  }

  private void durations() {
    List<StepSummary> begun =
        night.steps().stream().filter(step -> step.span().isPresent()).toList();
    long longest = begun.stream().mapToLong(step -> step.took().toMillis()).max().orElse(0);
    if (longest == 0) {
      return;
    }
    line("<section><h2>Where the time went</h2><div class=\"durations\">");
    for (StepSummary step : begun) {
      long width = FULL * step.took().toMillis() / longest;
      line("<span>%s</span>", step.name());
      line("<svg viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">");
      line("<rect width=\"%d\" height=\"10\"/></svg>", width);
      line("<span>%s</span>", Words.span(step.took()));
    }
    line("</div></section>");
  }

  private void details(StepSummary step) {
    if (step.report().isEmpty() && step.problem().isEmpty()) {
      return;
    }
    line("<section><h2>%s</h2>", step.name());
    if (!step.problem().isEmpty()) {
      line("<p class=\"%s\">%s: %s</p>", tone(step), step.state().words(), step.problem());
    }
    if (step.tries() > 1) {
      line("<p>called %d times: a server was down</p>", step.tries());
    }
    step.report().ifPresent(this::report);
    line("</section>");
  }

  private void report(StepReport report) {
    if (!report.figures().isEmpty()) {
      line("<div class=\"wide\"><table class=\"figures\"><tbody>");
      report
          .figures()
          .forEach(
              (name, value) ->
                  line("<tr><td>%s</td><td class=\"n\">%s</td></tr>", name, Words.number(value)));
      line("</tbody></table></div>");
    }
    report.lines().forEach(text -> line("<p>%s</p>", text));
  }

  private static String tone(NightSummary.State state) {
    return switch (state) {
      case CLEAN -> "good";
      case FINDINGS, STOPPED -> "warn";
      case FAILED -> "bad";
    };
  }

  private static String tone(StepSummary step) {
    return switch (step.state()) {
      case DONE, TAKEN_OVER -> step.passesThreshold() ? "warn" : "good";
      case FAILED -> "bad";
      case STOPPED -> "warn";
      case NOT_RUN -> "";
    };
  }

  /** A line; every argument is text, not markup. */
  private void line(String format, Object... arguments) {
    Object[] safe = arguments.clone();
    for (int i = 0; i < safe.length; i++) {
      if (safe[i] instanceof String text) {
        safe[i] = escaped(Words.line(text));
      }
    }
    out.append(arguments.length == 0 ? format : format.formatted(safe)).append('\n');
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  private static String style() {
    try (InputStream in =
        Objects.requireNonNull(SummaryHtml.class.getResourceAsStream("summary.css"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
