package io.loopledger.night.cli;

import io.loopledger.night.summary.Words;
import java.time.Duration;

/** How far a step has come, in a line: done, share, rate, remaining time. */
final class ProgressLine {
  private static final long HUNDRED = 100;
  private static final long MILLIS = 1000;

  private ProgressLine() {}

  static String of(long done, long total, String what, Duration elapsed) {
    long millis = Math.max(1, elapsed.toMillis());
    StringBuilder line = new StringBuilder(Words.number(done));
    if (total > 0) {
      line.append(" of ").append(Words.number(total));
    }
    line.append(' ').append(Words.line(what));
    if (total > 0) {
      line.append("  ").append(Math.min(HUNDRED, HUNDRED * done / total)).append(" %");
    }
    line.append("  ")
        .append(Words.number(Math.round((double) done * MILLIS / millis)))
        .append("/s");
    if (total > done && done > 0) {
      long left = Math.round((double) millis * (total - done) / done);
      line.append("  ").append(Words.span(Duration.ofMillis(left))).append(" left");
    }
    return line.toString();
  }
}
