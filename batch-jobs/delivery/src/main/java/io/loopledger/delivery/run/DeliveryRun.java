package io.loopledger.delivery.run;

import io.loopledger.delivery.book.Delivery;
import io.loopledger.delivery.book.DeliveryState;
import io.loopledger.delivery.book.Due;
import io.loopledger.delivery.book.DueReport;
import io.loopledger.delivery.book.DueState;
import io.loopledger.delivery.store.DeliveryRows;
import io.loopledger.delivery.store.DueRows;
import io.loopledger.delivery.store.RunLock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One run: what became due is written down, made, and brought to its targets; who has to know of a
 * failure is told. Every step is in the book before the next begins, so a run that is cut anywhere
 * is gone on with by the next. One run works at a time.
 */
public final class DeliveryRun {
  private final DeliveryParts parts;

  /** With these parts. */
  public DeliveryRun(DeliveryParts parts) {
    this.parts = parts;
  }

  DeliveryParts parts() {
    return parts;
  }

  /**
   * Runs.
   *
   * @param who is told to whoever comes second, such as {@code report run, process 4711}
   * @throws io.loopledger.night.step.ServerDown if PostgreSQL does not answer
   * @throws io.loopledger.night.step.StopRequested if the progress asks for it
   */
  public RunResult run(String who) throws InterruptedException {
    Optional<RunLock> asked = RunLock.ask(parts.database(), who);
    if (asked.isEmpty()) {
      return new RunResult.Busy(
          RunLock.holder(parts.database()).orElse("another process, which has just ended"));
    }
    Tally tally = new Tally();
    try (RunLock lock = asked.get()) {
      Delivering delivering = new Delivering(parts);
      delivering.takeUp();
      parts.progress().at(RunPoint.PLANNING, parts.reports().size() + " reports");
      new Planner(parts).plan(tally);
      new Making(parts).make(lock, tally);
      delivering.deliver(lock, tally);
      new Telling(parts).tell(tally);
      lock.requireHeld();
      new Cleaning(parts).clean(tally);
    }
    return tally.result();
  }

  /**
   * Writes down that a report is wanted now; the next run makes and delivers it.
   *
   * @return the row, whose id names it
   * @throws IllegalArgumentException if it is not declared
   */
  public Due demand(String report, String period) {
    if (parts.report(report).isEmpty()) {
      throw new IllegalArgumentException(
          "report '%s' is not declared; ./loopledger report list shows those that are"
              .formatted(report));
    }
    Instant now = parts.clock().instant();
    Due due = new Due(report, now.truncatedTo(ChronoUnit.SECONDS), period);
    new DueRows(parts.database()).demand(due, now);
    return due;
  }

  /**
   * When there is something to do next by itself; nothing if no report has a schedule and nothing
   * is tried again. A delivery that waits, waits for another one or for a command.
   */
  public Optional<Instant> nextAt() {
    Instant now = parts.clock().instant();
    Stream<Instant> schedules =
        parts.reports().stream()
            .flatMap(report -> report.schedule().stream())
            .map(schedule -> schedule.next(now));
    Stream<Instant> made =
        new DueRows(parts.database()).toMake().stream().map(report -> at(report, now));
    Stream<Instant> delivered =
        new DeliveryRows(parts.database()).open().stream().flatMap(DeliveryRun::at);
    return Stream.concat(schedules, Stream.concat(made, delivered)).min(Instant::compareTo);
  }

  private static Instant at(DueReport report, Instant now) {
    return report.state() instanceof DueState.NotMade failed ? failed.nextAttemptAt() : now;
  }

  private static Stream<Instant> at(Delivery delivery) {
    return delivery.state() instanceof DeliveryState.Failed failed
        ? Stream.of(failed.nextAttemptAt())
        : Stream.empty();
  }
}
