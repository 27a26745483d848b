package io.loopledger.delivery.schedule;

import io.loopledger.delivery.pack.Sha256;
import io.loopledger.night.calendar.Backoff;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When to try again: later each time, and a little later still by the id, so that many that failed
 * together do not come back together. The same id and attempt give the same time.
 */
public record Retry(Backoff backoff) {
  /** After a minute, two, four; at most an hour between; for about two days. */
  public static final Retry DEFAULT =
      new Retry(new Backoff(48, Duration.ofMinutes(1), Duration.ofHours(1)));

  /** The longest delay by id, as a part of the wait. */
  private static final int ONE_FIFTH = 5;

  private static final int STEPS = 1_000;
  private static final int HEX_DIGITS = 7;
  private static final int HEX = 16;

  /**
   * The time of the next attempt.
   *
   * @param id what is tried
   * @param attempts how many failed, from 1
   * @param failedAt when the last one failed
   * @return nothing if it is given up
   */
  public Optional<Instant> next(String id, int attempts, Instant failedAt) {
    return backoff
        .before(attempts)
        .map(wait -> failedAt.plus(wait).plus(delay(id, attempts, wait)));
  }

  private static Duration delay(String id, int attempts, Duration wait) {
    byte[] seed = "%s:%d".formatted(id, attempts).getBytes(StandardCharsets.UTF_8);
    int step = Integer.parseInt(Sha256.of(seed).substring(0, HEX_DIGITS), HEX) % STEPS;
    return wait.dividedBy(ONE_FIFTH).multipliedBy(step).dividedBy(STEPS);
  }
}
