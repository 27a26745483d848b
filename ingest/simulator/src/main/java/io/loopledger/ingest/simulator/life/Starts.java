package io.loopledger.ingest.simulator.life;

import io.loopledger.ingest.simulator.Dice;
import io.loopledger.ingest.simulator.assumptions.Assumptions;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;

/**
 * When units start: in the order of their numbers, more of them in busy months and on busy
 * weekdays, at the hours of the brand's zone.
 */
final class Starts {
  /** No zone is further ahead of UTC. */
  private static final Duration FURTHEST_ZONE = Duration.ofHours(14);

  private final LocalDate firstDay;
  private final long[] upTo;
  private final int units;
  private final Map<String, BigDecimal> hours;

  Starts(Assumptions assumptions, LocalDate lastDay, int units) {
    int days = assumptions.period().days().value();
    this.firstDay = lastDay.minusDays(days - 1L);
    this.upTo = new long[days];
    this.units = units;
    this.hours = assumptions.seasonality().hour().values();
    Map<String, BigDecimal> months = assumptions.seasonality().month().values();
    Map<String, BigDecimal> weekdays = assumptions.seasonality().weekday().values();
    long sum = 0;
    for (int day = 0; day < days; day++) {
      LocalDate date = firstDay.plusDays(day);
      BigDecimal weight =
          weight(months, String.valueOf(date.getMonthValue()), "seasonality.month")
              .multiply(weight(weekdays, date.getDayOfWeek().name(), "seasonality.weekday"));
      sum += weight.movePointRight(4).longValue();
      upTo[day] = sum;
    }
  }

  /** A moment that no later unit starts before. */
  Instant notBefore(long unit) {
    return day(unit).atStartOfDay().toInstant(java.time.ZoneOffset.UTC).minus(FURTHEST_ZONE);
  }

  /** When a unit starts. Where a night has an hour twice, it may be in either. */
  Instant start(long unit, ZoneId zone, Dice dice) {
    int hour = Integer.parseInt(dice.weighted(hours));
    LocalTime time = LocalTime.of(hour, dice.between(0, 59), dice.between(0, 59));
    ZonedDateTime local = ZonedDateTime.of(LocalDateTime.of(day(unit), time), zone);
    boolean isSecond = dice.between(0, 1) == 1;
    return (isSecond ? local.withLaterOffsetAtOverlap() : local).toInstant();
  }

  private LocalDate day(long unit) {
    long sum = upTo[upTo.length - 1];
    long place = Math.multiplyExact(sum, 2 * unit + 1) / (2L * units);
    int low = 0;
    int high = upTo.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (upTo[middle] > place) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return firstDay.plusDays(low);
  }

  private static BigDecimal weight(Map<String, BigDecimal> weights, String name, String where) {
    BigDecimal weight = weights.get(name);
    if (weight == null) {
      throw new IllegalArgumentException(
          "%s lacks '%s'; it has %s".formatted(where, name, weights.keySet()));
    }
    return weight;
  }
}
