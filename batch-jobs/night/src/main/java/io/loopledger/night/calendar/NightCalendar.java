package io.loopledger.night.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * Dates, nominal times and ids of nights. A night closes a business date and runs after it; its
 * nominal time is a fixed time of the next day.
 *
 * @param zone whose days are closed; days of 23 and 25 hours included
 * @param time the nominal time of day; where the clocks skip it, the time after the gap
 */
public record NightCalendar(ZoneId zone, LocalTime time) {
  /** When the night of a date is to run: the time to record. */
  public Instant nominalTime(LocalDate date) {
    return date.plusDays(1).atTime(time).atZone(zone).toInstant();
  }

  /** The newest date that is over. */
  public LocalDate newestDue(Instant now) {
    return LocalDate.ofInstant(now, zone).minusDays(1);
  }

  /** The id of a run: the date alone for the first, with its number for those on demand. */
  public static String runId(LocalDate date, int run) {
    return run == 1 ? "night-" + date : "night-%s-%d".formatted(date, run);
  }
}
