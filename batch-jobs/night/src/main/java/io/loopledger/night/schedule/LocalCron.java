package io.loopledger.night.schedule;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.schedule.CronSchedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A cron pattern by the clock on the wall. Where the clocks skip its time, it comes after the gap;
 * where they repeat it, it comes once, the first time. (db-scheduler's own leaves a time in the gap
 * out: the night of 02:30 would not run once a year.)
 */
public final class LocalCron implements Schedule {
  /** The clocks of a zone never moved by more: Samoa left out a day in 2011. */
  private static final Duration LONGEST_MOVE = Duration.ofDays(1);

  private static final Duration SHORTEST_LOOK = Duration.ofMinutes(1);
  private static final Duration LONGEST_LOOK = Duration.ofDays(36_525);

  private final CronSchedule wall;
  private final ZoneId zone;

  /**
   * A pattern.
   *
   * @throws IllegalArgumentException if it is none
   */
  public LocalCron(String pattern, ZoneId zone) {
    this.wall = new CronSchedule(pattern, ZoneOffset.UTC);
    this.zone = zone;
  }

  /**
   * The first time after one.
   *
   * @throws IllegalStateException if none comes in a lifetime, as on the 30th of February
   */
  public Instant next(Instant after) {
    Duration look = SHORTEST_LOOK;
    while (look.compareTo(LONGEST_LOOK) < 0) {
      List<Instant> times = between(after, after.plus(look));
      if (!times.isEmpty()) {
        return times.getFirst();
      }
      look = look.multipliedBy(2);
    }
    throw new IllegalStateException("the pattern has no time after " + after);
  }

  /**
   * All times after one up to and with another, in order.
   *
   * <p>Each is found on the wall first. Around a change of the clocks the order on the wall is not
   * that of time, so more of it is looked at than was asked for.
   */
  public List<Instant> between(Instant after, Instant until) {
    Duration margin = margin(after, until);
    Instant end = onTheWall(until).plus(margin);
    TreeSet<Instant> times = new TreeSet<>();
    Instant wallTime = after(onTheWall(after).minus(margin));
    while (!wallTime.isAfter(end)) {
      Instant time = LocalDateTime.ofInstant(wallTime, ZoneOffset.UTC).atZone(zone).toInstant();
      if (time.isAfter(after) && !time.isAfter(until)) {
        times.add(time);
      }
      wallTime = after(wallTime);
    }
    return List.copyOf(times);
  }

  private Instant after(Instant wallTime) {
    return wall.getNextExecutionTime(ExecutionComplete.simulatedSuccess(wallTime));
  }

  private Instant onTheWall(Instant time) {
    return LocalDateTime.ofInstant(time, zone).toInstant(ZoneOffset.UTC);
  }

  private Duration margin(Instant after, Instant until) {
    @Nullable ZoneOffsetTransition change =
        zone.getRules().nextTransition(after.minus(LONGEST_MOVE));
    return change == null || change.getInstant().isAfter(until.plus(LONGEST_MOVE))
        ? Duration.ZERO
        : LONGEST_MOVE;
  }

  @Override
  public Instant getNextExecutionTime(ExecutionComplete done) {
    return next(done.getTimeDone());
  }

  @Override
  public boolean isDeterministic() {
    return true;
  }
}
