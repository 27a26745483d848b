package io.loopledger.night.cli;

import io.loopledger.night.calendar.NightRun;
import io.loopledger.night.run.NightEvents;
import io.loopledger.night.step.ServerDown;
import io.loopledger.night.summary.StepSummary;
import io.loopledger.night.summary.Words;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Shows a night: a line that changes in place on a terminal, plain lines now and then elsewhere.
 */
final class Screen implements NightEvents {
  private static final Duration REDRAW = Duration.ofMillis(200);
  private static final Duration REPRINT = Duration.ofSeconds(10);
  private static final String CLEAR_LINE = "\r\033[K";

  private final PrintStream out;
  private final boolean live;
  private final Clock clock;
  private String label = "";
  private Instant stepBegan = Instant.EPOCH;
  private Instant last = Instant.EPOCH;
  private boolean drawn;

  Screen(PrintStream out, boolean live, Clock clock) {
    this.out = out;
    this.live = live;
    this.clock = clock;
  }

  @Override
  public void nightBegins(NightRun run, int attempt) {
    String more = attempt == 1 ? "" : ", attempt %d: goes on where it was cut".formatted(attempt);
    tell("Night of %s (%s%s)".formatted(run.date(), run.id(), more));
  }

  @Override
  public synchronized void stepBegins(String step, int position, int steps) {
    label = "[%d/%d] %s".formatted(position, steps, step);
    stepBegan = clock.instant();
    last = live ? Instant.EPOCH : stepBegan;
    if (live) {
      draw(label);
    }
  }

  @Override
  public synchronized void at(long done, long total, String what) {
    Instant now = clock.instant();
    if (now.isBefore(last.plus(live ? REDRAW : REPRINT))) {
      return;
    }
    last = now;
    String line =
        "%s  %s"
            .formatted(label, ProgressLine.of(done, total, what, Duration.between(stepBegan, now)));
    if (live) {
      draw(line);
    } else {
      out.println("  " + line);
      out.flush();
    }
  }

  @Override
  public void waiting(ServerDown down, Duration wait, int retry, int times) {
    tell(
        "  %s. Trying again in %s (%d of %d)"
            .formatted(
                Words.line(String.valueOf(down.getMessage())), Words.span(wait), retry, times));
  }

  @Override
  public void stepEnds(StepSummary step) {
    String findings = step.findings() == 0 ? "" : ", findings: " + Words.number(step.findings());
    String problem = step.problem().isEmpty() ? "" : ": " + Words.line(step.problem());
    tell(
        "  %s  %s in %s%s%s"
            .formatted(label, step.state().words(), Words.span(step.took()), findings, problem));
  }

  @Override
  public synchronized void tell(String line) {
    if (drawn) {
      out.print(CLEAR_LINE);
      drawn = false;
    }
    out.println(line);
    out.flush();
  }

  private void draw(String line) {
    out.print(CLEAR_LINE + "  " + line);
    out.flush();
    drawn = true;
  }
}
