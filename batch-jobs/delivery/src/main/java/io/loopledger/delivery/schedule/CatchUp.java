package io.loopledger.delivery.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What is done about times that were missed, because nothing ran then.
 *
 * @param policy which of them count
 * @param oldest what is longer ago is left out
 * @param onTime how late a time may be noticed and is still not missed
 */
public record CatchUp(Policy policy, Duration oldest, Duration onTime) {
  /** The newest, of the last five weeks: each month's report is caught up with. */
  public static final CatchUp DEFAULT =
      new CatchUp(Policy.LATEST, Duration.ofDays(35), Duration.ofHours(1));

  public CatchUp {
    if (oldest.isNegative() || oldest.isZero() || onTime.isNegative()) {
      throw new IllegalArgumentException(
          "oldest is %s and onTime %s; give more than nothing, and not less than nothing"
              .formatted(oldest, onTime));
    }
  }

  /** Which missed times count. */
  public enum Policy {
    /** Every one. */
    ALL,
    /** Only the newest. */
    LATEST,
    /** None: only a time that has just come. */
    NONE
  }

  /**
   * What to do now.
   *
   * @param due in order
   * @param skipped with the reason, in order
   */
  public record Choice(List<Instant> due, List<Skip> skipped) {
    public Choice {
      due = List.copyOf(due);
      skipped = List.copyOf(skipped);
    }
  }

  /** A time that is left out. */
  public record Skip(Instant dueAt, String reason) {}

  /**
   * Chooses among times that have come.
   *
   * @param times in order
   */
  public Choice choose(List<Instant> times, Instant now) {
    List<Instant> due = new ArrayList<>();
    List<Skip> skipped = new ArrayList<>();
    for (Instant time : times) {
      Duration late = Duration.between(time, now);
      if (policy == Policy.NONE && late.compareTo(onTime) > 0) {
        skipped.add(new Skip(time, "missed; catch-up is none"));
      } else if (late.compareTo(oldest) > 0) {
        skipped.add(
            new Skip(
                time, "missed more than %d days ago (catch-up-days)".formatted(oldest.toDays())));
      } else if (policy == Policy.LATEST && !time.equals(times.getLast())) {
        skipped.add(new Skip(time, "a later one is due; catch-up is latest"));
      } else {
        due.add(time);
      }
    }
    return new Choice(due, skipped);
  }
}
