package io.loopledger.delivery.schedule;

import io.loopledger.night.schedule.LocalCron;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * When a report is due: a cron pattern by the clock on the wall of a zone. Where the clocks skip a
 * time, it comes after the gap, once; where they repeat it, it comes the first time only.
 *
 * @param cron minute, hour, day, month, weekday; or with the second before them
 */
public record ReportSchedule(String cron, ZoneId zone) {
  private static final int FIELDS = 5;
  private static final String WHOLE_SECOND = "[0-9]{1,2}";

  /**
   * Checks the pattern.
   *
   * @throws IllegalArgumentException if it is none, or has no time
   */
  public ReportSchedule {
    cron = cron.strip();
    String[] fields = cron.split("\\s+", -1);
    boolean isCron =
        fields.length == FIELDS || (fields.length == FIELDS + 1 && fields[0].matches(WHOLE_SECOND));
    if (!isCron) {
      throw new IllegalArgumentException(
          "cron '%s' is none; give minute, hour, day, month and weekday, such as '0 6 1 * *'"
              .formatted(cron));
    }
    try {
      pattern(cron, zone).next(Instant.EPOCH);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("cron '%s': %s".formatted(cron, e.getMessage()), e);
    } catch (IllegalStateException e) {
      throw new IllegalArgumentException(
          "cron '%s' has no time; give a day that there is".formatted(cron), e);
    }
  }

  /** All times after one up to and with another, in order. */
  public List<Instant> due(Instant after, Instant until) {
    return until.isAfter(after) ? pattern(cron, zone).between(after, until) : List.of();
  }

  /** The first time after one. */
  public Instant next(Instant after) {
    return pattern(cron, zone).next(after);
  }

  private static LocalCron pattern(String cron, ZoneId zone) {
    boolean hasSeconds = cron.split("\\s+", -1).length > FIELDS;
    return new LocalCron(hasSeconds ? cron : "0 " + cron, zone);
  }
}
