package io.loopledger.catalog.fx;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * Which days' rates may book an amount: the latest one published at or before the instant, and not
 * too old. Days are days of the publisher's zone, so a clock change moves the publication in UTC.
 *
 * @param publishedAt local time from which a day's rate is known, inclusive
 * @param zone the publisher's time zone
 * @param maxAgeDays calendar days a rate may be older than the instant's own day
 */
public record BookingRatePolicy(LocalTime publishedAt, ZoneId zone, int maxAgeDays) {
  /**
   * The ECB publishes at about 16:00 in Frankfurt on TARGET days; five calendar days bridge the
   * longest closing of TARGET (Easter, Christmas). Source: ecb.europa.eu, euro foreign exchange
   * reference rates.
   */
  public static final BookingRatePolicy ECB =
      new BookingRatePolicy(LocalTime.of(16, 0), ZoneId.of("Europe/Berlin"), 5);

  public BookingRatePolicy {
    requireNonNull(publishedAt, "publishedAt is null");
    requireNonNull(zone, "zone is null");
    if (maxAgeDays < 0) {
      throw new IllegalArgumentException(
          "maxAgeDays is %d; a rate cannot be younger than its instant, use 0 or more"
              .formatted(maxAgeDays));
    }
  }

  /** The day the instant falls on, for the publisher. */
  public LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, zone);
  }

  /** The latest day whose rate is already published at the instant. */
  public LocalDate newest(Instant at) {
    ZonedDateTime local = at.atZone(zone);
    return local.toLocalTime().isBefore(publishedAt)
        ? local.toLocalDate().minusDays(1)
        : local.toLocalDate();
  }

  /** The oldest day whose rate may still be used at the instant. */
  public LocalDate oldest(Instant at) {
    return day(at).minusDays(maxAgeDays);
  }
}
