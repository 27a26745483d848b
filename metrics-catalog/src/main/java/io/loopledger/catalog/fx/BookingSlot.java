package io.loopledger.catalog.fx;

import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * A half of a publisher's day, before or after it publishes, as one number: all instants of a half
 * have the same booking rate. By {@link BookingRatePolicy#ECB}, whose boundaries are at full hours
 * of UTC, so that a hour's slot is worked out once.
 */
final class BookingSlot {
  private static final BookingRatePolicy POLICY = BookingRatePolicy.ECB;
  private static final int SECONDS_AN_HOUR = 3600;
  private static final int HOURS = 1 << 14;

  /** An hour since 1970 in the upper half, its slot in the lower; 0 is empty. Never stale. */
  private static final AtomicLongArray BY_HOUR = new AtomicLongArray(HOURS);

  private BookingSlot() {}

  /** The slot of an instant. */
  static long of(Instant at) {
    long hour = Math.floorDiv(at.getEpochSecond(), SECONDS_AN_HOUR);
    if (hour <= 0 || hour > Integer.MAX_VALUE) {
      return computed(at);
    }
    int index = (int) hour & (HOURS - 1);
    long known = BY_HOUR.getOpaque(index);
    if (known >>> Integer.SIZE == hour) {
      return known & 0xffff_ffffL;
    }
    long slot = computed(at);
    BY_HOUR.setOpaque(index, hour << Integer.SIZE | slot);
    return slot;
  }

  /** The slot after the publication of a day, so that the day's own rate counts. */
  static long endOf(LocalDate day) {
    return 2 * day.toEpochDay() + 1;
  }

  /** The day it belongs to. */
  static LocalDate day(long slot) {
    return LocalDate.ofEpochDay(Math.floorDiv(slot, 2));
  }

  /** The latest day whose rate is published. */
  static LocalDate newest(long slot) {
    return LocalDate.ofEpochDay(Math.floorDiv(slot - 1, 2));
  }

  /** The oldest day whose rate may still be used. */
  static LocalDate oldest(long slot) {
    return day(slot).minusDays(POLICY.maxAgeDays());
  }

  private static long computed(Instant at) {
    LocalDate day = POLICY.day(at);
    return POLICY.newest(at).equals(day) ? endOf(day) : endOf(day) - 1;
  }
}
