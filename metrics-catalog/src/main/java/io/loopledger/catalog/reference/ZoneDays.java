package io.loopledger.catalog.reference;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Business days of a zone. Most days in UTC have one offset from beginning to end; which one is
 * remembered, so that a day need not look through the zone's history again. A day with a clock
 * change asks the zone.
 */
final class ZoneDays {
  private static final int SLOTS = 1024;
  private static final long DAY_S = 86_400;

  private final ZoneId zone;
  private final AtomicReferenceArray<@Nullable Day> known = new AtomicReferenceArray<>(SLOTS);

  private record Day(long utcDay, boolean hasOneOffset, int offsetS) {}

  ZoneDays(ZoneId zone) {
    this.zone = zone;
  }

  LocalDate day(Instant instant) {
    long second = instant.getEpochSecond();
    long utcDay = Math.floorDiv(second, DAY_S);
    int slot = (int) Math.floorMod(utcDay, (long) SLOTS);
    Day day = known.get(slot);
    if (day == null || day.utcDay() != utcDay) {
      day = look(utcDay);
      known.set(slot, day);
    }
    return day.hasOneOffset()
        ? LocalDate.ofEpochDay(Math.floorDiv(second + day.offsetS(), DAY_S))
        : LocalDate.ofInstant(instant, zone);
  }

  private Day look(long utcDay) {
    ZoneRules rules = zone.getRules();
    Instant begin = Instant.ofEpochSecond(utcDay * DAY_S);
    ZoneOffsetTransition next = rules.nextTransition(begin.minusSeconds(1));
    boolean hasOne = next == null || !next.getInstant().isBefore(begin.plusSeconds(DAY_S));
    return new Day(utcDay, hasOne, rules.getOffset(begin).getTotalSeconds());
  }
}
