package io.loopledger.delivery.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Runs again and again, whenever something is due, until it is told to stop. Of several one works;
 * the others look again after a while.
 */
public final class DeliveryService {
  /** A report may be demanded, or a package sent again, by a command at any time. */
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);

  private final DeliveryRun run;
  private final Clock clock;
  private final Pause pause;

  /** With a way to wait. */
  public DeliveryService(DeliveryRun run, Clock clock, Pause pause) {
    this.run = run;
    this.clock = clock;
    this.pause = pause;
  }

  /** Waits. */
  @FunctionalInterface
  public interface Pause {
    /**
     * Waits, at most so long.
     *
     * @return whether to go on
     */
    boolean wait(Duration most) throws InterruptedException;
  }

  /**
   * Runs until it is told to stop.
   *
   * @param results takes what comes of each run
   */
  public void serve(String who, Consumer<RunResult> results) throws InterruptedException {
    do {
      results.accept(run.run(who));
    } while (pause.wait(untilNext()));
  }

  private Duration untilNext() {
    Instant now = clock.instant();
    Duration wait = run.nextAt().map(next -> Duration.between(now, next)).orElse(LONGEST_WAIT);
    if (wait.compareTo(SHORTEST_WAIT) < 0) {
      return SHORTEST_WAIT;
    }
    return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
  }
}
