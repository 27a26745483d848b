package io.loopledger.night.schedule;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.loopledger.night.run.NightHouse;
import io.loopledger.night.run.Outcome;
import io.loopledger.night.store.NightDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * Runs the nights that are due at the times of a cron pattern. The next time is kept in PostgreSQL,
 * so of several processes one runs, and a time that came while none ran is caught up at the start.
 */
public final class NightSchedule implements AutoCloseable {
  private static final String TASK = "nightly";
  private static final Duration STOP = Duration.ofDays(1);

  private final NightHouse house;
  private final NightDatabase database;
  private final Scheduler scheduler;

  private NightSchedule(NightHouse house, NightDatabase database, Scheduler scheduler) {
    this.house = house;
    this.database = database;
    this.scheduler = scheduler;
  }

  /**
   * The times.
   *
   * @param pattern second, minute, hour, day, month, weekday: {@code 0 30 2 * * *}
   * @param busyRetry how long to wait when another runs a night by hand
   */
  public record Times(String pattern, ZoneId zone, Duration polling, Duration busyRetry) {
    /**
     * The schedule.
     *
     * @throws IllegalArgumentException if the pattern is none
     */
    LocalCron cron() {
      return new LocalCron(pattern, zone);
    }

    /** The next time after one. */
    public Instant next(Instant after) {
      return cron().getInitialExecutionTime(after);
    }
  }

  /** Starts; nights run in a thread of their own until it is closed. */
  public static NightSchedule start(NightHouse house, Times times) {
    NightDatabase database = NightDatabase.open(house.settings().database());
    RecurringTask<Void> task =
        Tasks.recurring(TASK, times.cron())
            // another runner is no failure of ours: look again soon
            .onFailure(new FailureHandler.OnFailureRetryLater<>(times.busyRetry()))
            .execute((instance, context) -> run(house, context));
    Scheduler scheduler =
        Scheduler.create(database.connections())
            .startTasks(task)
            .clock(house.clock()::instant)
            .pollingInterval(times.polling())
            .threads(1)
            // a night that is to stop stops at its own pace; the process has its own limit
            .shutdownMaxWait(STOP)
            .build();
    scheduler.start();
    return new NightSchedule(house, database, scheduler);
  }

  private static void run(NightHouse house, ExecutionContext context) {
    Instant planned = context.getExecution().executionTime;
    Duration late = Duration.between(planned, house.clock().instant());
    boolean onTime = late.compareTo(house.settings().onTime()) <= 0;
    try {
      Outcome outcome = house.conduct("by schedule", conductor -> conductor.due(onTime));
      if (outcome instanceof Outcome.Busy busy) {
        throw new IllegalStateException("Another night is running: " + busy.holder());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      house.events().tell("Problem: " + e.getMessage());
      throw e;
    }
  }

  /** Waits until the night is to stop. */
  public void await() throws InterruptedException {
    house.stop().awaitRequest();
  }

  @Override
  public void close() {
    scheduler.stop();
    database.close();
  }
}
