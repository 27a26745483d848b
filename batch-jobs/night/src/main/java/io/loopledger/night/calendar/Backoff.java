package io.loopledger.night.calendar;

import java.time.Duration;
import java.util.Optional;

/**
 * How long to wait for a server: twice as long each time, up to a longest wait.
 *
 * @param times how often to try again; 0: never
 * @param first the first wait
 * @param longest no wait is longer
 */
public record Backoff(int times, Duration first, Duration longest) {
  public Backoff {
    if (times < 0) {
      throw new IllegalArgumentException("times is %d; 0 is never".formatted(times));
    }
    if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
      throw new IllegalArgumentException(
          ("the first wait is %s and the longest %s;"
                  + " the first is more than nothing and at most the longest")
              .formatted(first, longest));
    }
  }

  /**
   * The wait before a retry.
   *
   * @param retry counts the retries, from 1
   * @return nothing if it is not to be tried again
   */
  public Optional<Duration> before(int retry) {
    if (retry > times) {
      return Optional.empty();
    }
    Duration wait = first;
    for (int i = 1; i < retry && wait.compareTo(longest) < 0; i++) {
      wait = wait.multipliedBy(2);
    }
    return Optional.of(wait.compareTo(longest) < 0 ? wait : longest);
  }
}
