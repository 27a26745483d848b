package io.loopledger.local.screen;

import java.time.Duration;
import java.util.Locale;

/** Spans of time for people. */
public final class Durations {
  private Durations() {}

  /** Seconds with one decimal, as servers are started in. */
  public static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
  }

  /** How long ago something was: the two largest units. */
  public static String age(Duration age) {
    long seconds = Math.max(0, age.toSeconds());
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return "%d min %d s".formatted(seconds / 60, seconds % 60);
    }
    return seconds < 86_400
        ? "%d h %d min".formatted(seconds / 3600, seconds % 3600 / 60)
        : "%d d %d h".formatted(seconds / 86_400, seconds % 86_400 / 3600);
  }
}
