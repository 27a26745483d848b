package io.loopledger.delivery.text;

import java.time.Duration;

/** Lengths of time in their two largest units. */
final class Spans {
  private Spans() {}

  static String of(Duration span) {
    if (span.isNegative()) {
      return "0s";
    }
    if (span.toDays() > 0) {
      return "%dd %dh".formatted(span.toDays(), span.toHoursPart());
    }
    if (span.toHours() > 0) {
      return "%dh %dmin".formatted(span.toHours(), span.toMinutesPart());
    }
    return span.toMinutes() > 0
        ? "%dmin %ds".formatted(span.toMinutes(), span.toSecondsPart())
        : "%ds".formatted(span.toSeconds());
  }
}
