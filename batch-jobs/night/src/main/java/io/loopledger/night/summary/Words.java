package io.loopledger.night.summary;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** Numbers, times and text of others, for people. */
public final class Words {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss z", Locale.ENGLISH);

  /** Control, format and half characters: nothing in a text may move a cursor or hide a line. */
  private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

  private Words() {}

  /** An exact number: zeros behind the second decimal are left out, and nothing else. */
  public static String number(BigDecimal value) {
    int needed = Math.max(0, value.stripTrailingZeros().scale());
    int decimals = Math.max(needed, Math.min(2, Math.max(0, value.scale())));
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }

  /** A whole number. */
  public static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** A span of time: the two largest units. */
  public static String span(Duration time) {
    long seconds = Math.max(0, time.toSeconds());
    if (seconds < 10) {
      return String.format(
          Locale.ROOT, "%d.%d s", seconds, Math.max(0, time.toMillis()) % 1000 / 100);
    }
    if (seconds < 60) {
      return seconds + " s";
    }
    return seconds < 3600
        ? "%d min %d s".formatted(seconds / 60, seconds % 60)
        : "%d h %d min".formatted(seconds / 3600, seconds % 3600 / 60);
  }

  /** A time of the calendar of a zone. */
  public static String time(Instant instant, ZoneId zone) {
    return TIME.format(instant.atZone(zone));
  }

  /** A text of others on one line, safe for a terminal. */
  public static String line(String text) {
    return UNSAFE.matcher(text.replaceAll("\\s+", " ")).replaceAll(".").strip();
  }
}
