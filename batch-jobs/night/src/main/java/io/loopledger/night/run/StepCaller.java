package io.loopledger.night.run;

import io.loopledger.night.calendar.Backoff;
import io.loopledger.night.step.NightContext;
import io.loopledger.night.step.NightStep;
import io.loopledger.night.step.Outage;
import io.loopledger.night.step.ServerDown;
import io.loopledger.night.step.StepReport;
import io.loopledger.night.step.StopRequested;
import io.loopledger.night.summary.StepSummary;
import io.loopledger.night.summary.StepSummary.Span;
import io.loopledger.night.summary.StepSummary.State;
import io.loopledger.night.summary.Words;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls a step: again while a server is down, and never with an exception of its own. */
public final class StepCaller {
  private static final Logger LOG = LoggerFactory.getLogger(StepCaller.class);

  private final Backoff backoff;
  private final Waiting waiting;
  private final Runnable mayGoOn;
  private final Clock clock;
  private final NightEvents events;

  /**
   * A caller of steps.
   *
   * @param mayGoOn returns while the night may go on; called before a step and at its progress;
   *     throws {@link StopRequested} if it is to stop, or anything else to fail the step
   */
  public StepCaller(
      Backoff backoff, Waiting waiting, Runnable mayGoOn, Clock clock, NightEvents events) {
    this.backoff = backoff;
    this.waiting = waiting;
    this.mayGoOn = mayGoOn;
    this.clock = clock;
    this.events = events;
  }

  /** What the step came to. */
  public StepSummary call(NightStep step, NightContext context, long threshold) {
    Attempt attempt = new Attempt(step, context, threshold, now());
    try {
      return attempt.call();
    } catch (StopRequested e) {
      return attempt.ended(State.STOPPED, Optional.empty(), message(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return attempt.ended(State.STOPPED, Optional.empty(), "interrupted");
    } catch (Exception | LinkageError | StackOverflowError e) {
      LOG.error("Step {} of {} failed", step.name(), context.runId(), e);
      return attempt.ended(State.FAILED, Optional.empty(), message(e));
    }
  }

  private static String message(Throwable e) {
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }

  /** Milliseconds are what the job repository's JSON keeps readable. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** One attempt of the night at a step. */
  private final class Attempt {
    private final NightStep step;
    private final NightContext context;
    private final long threshold;
    private final Instant began;
    private int tries;

    Attempt(NightStep step, NightContext context, long threshold, Instant began) {
      this.step = step;
      this.context = context;
      this.threshold = threshold;
      this.began = began;
    }

    StepSummary call() throws Exception {
      while (true) {
        try {
          mayGoOn.run();
          tries++;
          return ended(State.DONE, Optional.of(step.run(context, this::at)), "");
        } catch (StopRequested e) {
          throw e;
        } catch (Exception e) {
          ServerDown down = down(e);
          Optional<Duration> wait = backoff.before(tries);
          if (wait.isEmpty()) {
            return ended(State.FAILED, Optional.empty(), gaveUp(down));
          }
          LOG.warn("Step {}: {}", step.name(), down.getMessage(), down);
          events.waiting(down, wait.get(), tries, backoff.times());
          waiting.await(wait.get());
        }
      }
    }

    /** A step may tell it itself, and better; anything but an outage fails the step at once. */
    private ServerDown down(Exception failure) throws Exception {
      if (failure instanceof ServerDown told) {
        return told;
      }
      Optional<ServerDown> outage = Outage.of(failure);
      if (outage.isEmpty()) {
        throw failure;
      }
      return outage.get();
    }

    private void at(long done, long total, String what) {
      mayGoOn.run();
      events.at(done, total, what);
    }

    private String gaveUp(ServerDown down) {
      return "%s. Tried %d times in %s; start it, or raise LOOPLEDGER_NIGHT_RETRY_TIMES"
          .formatted(down.getMessage(), tries, Words.span(Duration.between(began, now())));
    }

    StepSummary ended(State state, Optional<StepReport> report, String problem) {
      Span span = new Span(began, now());
      return new StepSummary(
          step.name(), state, Optional.of(span), tries, report, problem, threshold);
    }
  }
}
