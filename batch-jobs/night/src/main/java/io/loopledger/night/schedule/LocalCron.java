package io.loopledger.night.schedule;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.schedule.CronSchedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A cron pattern by the clock on the wall. Where the clocks skip its time, it comes after the gap;
 * where they repeat it, it comes once. (db-scheduler's own leaves a time in the gap out: the night
 * of 02:30 would not run once a year.)
 */
final class LocalCron implements Schedule {
  private final CronSchedule wall;
  private final ZoneId zone;

  /**
   * A pattern.
   *
   * @throws IllegalArgumentException if it is none
   */
  LocalCron(String pattern, ZoneId zone) {
    this.wall = new CronSchedule(pattern, ZoneOffset.UTC);
    this.zone = zone;
  }

  @Override
  public Instant getNextExecutionTime(ExecutionComplete done) {
    Instant after = done.getTimeDone();
    Instant onTheWall = LocalDateTime.ofInstant(after, zone).toInstant(ZoneOffset.UTC);
    while (true) {
      onTheWall = wall.getNextExecutionTime(ExecutionComplete.simulatedSuccess(onTheWall));
      Instant next = LocalDateTime.ofInstant(onTheWall, ZoneOffset.UTC).atZone(zone).toInstant();
      if (next.isAfter(after)) {
        return next;
      }
    }
  }

  @Override
  public boolean isDeterministic() {
    return true;
  }
}
