package io.loopledger.night.run;

import io.loopledger.night.NightFailure;
import io.loopledger.night.batch.NightBatch;
import io.loopledger.night.calendar.NightRun;
import io.loopledger.night.notify.Channel;
import io.loopledger.night.notify.Notifier;
import io.loopledger.night.settings.NightSettings;
import io.loopledger.night.step.NightStep;
import io.loopledger.night.step.ServerDown;
import io.loopledger.night.store.NightDatabase;
import io.loopledger.night.store.NightLock;
import io.loopledger.night.store.NoticeLedger;
import io.loopledger.night.summary.SummaryFiles;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where nights are run: opens the database, takes the lock, and begins anew when PostgreSQL goes
 * away in between; the nights go on with the step that was cut.
 *
 * @param channels who is told of outcomes
 */
public record NightHouse(
    NightSettings settings,
    List<NightStep> steps,
    List<Channel> channels,
    SummaryFiles files,
    Clock clock,
    NightEvents events,
    StopSignal stop) {
  private static final Logger LOG = LoggerFactory.getLogger(NightHouse.class);

  public NightHouse {
    steps = List.copyOf(steps);
    channels = List.copyOf(channels);
    List<String> names = steps.stream().map(NightStep::name).toList();
    if (names.isEmpty()) {
      throw new NightFailure("The night has no steps; its plan names none");
    }
    if (names.stream().distinct().count() < names.size()) {
      throw new NightFailure("Two steps of the night have one name: " + names);
    }
    for (String name : names) {
      if (!name.matches("[a-z][a-z0-9-]*")) {
        throw new NightFailure(
            "step '%s' must be of a-z, 0-9 and hyphens, and begin with a letter".formatted(name));
      }
    }
  }

  /** PostgreSQL did not come back in the time that was given. */
  public static final class Unreachable extends RuntimeException {
    Unreachable(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /**
   * Runs nights as the only runner of this lake.
   *
   * @param what which nights, told to whoever comes second
   * @throws Unreachable if PostgreSQL does not answer for too long
   * @throws io.loopledger.night.step.StopRequested if it is to stop while it waits
   */
  public Outcome conduct(String what, Function<Conductor, List<Result>> work)
      throws InterruptedException {
    return patiently(() -> once(what, work));
  }

  /** Every run of every night, oldest date first. */
  public List<NightRun> runs() throws InterruptedException {
    return patiently(
        () -> {
          try (NightDatabase database = NightDatabase.open(settings.database());
              NightBatch batch = NightBatch.start(database)) {
            return batch.runs();
          }
        });
  }

  private Outcome once(String what, Function<Conductor, List<Result>> work) {
    try (NightDatabase database = NightDatabase.open(settings.database())) {
      return switch (NightLock.ask(database, what, clock)) {
        case NightLock.Answer.Theirs theirs -> new Outcome.Busy(theirs.holder());
        case NightLock.Answer.Ours ours -> conduct(database, ours.lock(), work);
      };
    }
  }

  private Outcome conduct(
      NightDatabase database, NightLock lock, Function<Conductor, List<Result>> work) {
    LockGuard guard = new LockGuard(lock, stop);
    try (lock;
        NightBatch batch = NightBatch.start(database)) {
      Conductor conductor = conductor(database, batch, guard);
      conductor.takeUp();
      List<Result> results = work.apply(conductor);
      if (guard.lost()) {
        throw new ServerDown("PostgreSQL of the night", null);
      }
      return new Outcome.Conducted(results);
    }
  }

  private Conductor conductor(NightDatabase database, NightBatch batch, LockGuard guard) {
    StepCaller caller = new StepCaller(settings.backoff(), stop, guard, clock, events);
    Notifier notifier =
        new Notifier(channels, new NoticeLedger(database), clock, settings.calendar().zone());
    return new Conductor(batch, steps, settings, caller, clock, events, notifier, files);
  }

  private <T> T patiently(java.util.function.Supplier<T> work) throws InterruptedException {
    for (int retry = 1; ; retry++) {
      try {
        return work.get();
      } catch (RuntimeException e) {
        ServerDown down = down(e);
        Optional<Duration> wait = settings.backoff().before(retry);
        if (wait.isEmpty()) {
          throw new Unreachable(
              "%s. Tried %d times; start it, or correct LOOPLEDGER_NIGHT_DB_URL"
                  .formatted(down.getMessage(), retry),
              e);
        }
        LOG.warn("PostgreSQL of the night is down", e);
        events.waiting(down, wait.get(), retry, settings.backoff().times());
        stop.await(wait.get());
      }
    }
  }

  /** The server that is down; what is anything else is thrown on. */
  private static ServerDown down(RuntimeException e) {
    if (e instanceof ServerDown down) {
      return down;
    }
    if (NightDatabase.isDown(e)) {
      return new ServerDown("PostgreSQL of the night", e);
    }
    throw e;
  }
}
