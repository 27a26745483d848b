package io.loopledger.ingest.client;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How long to wait before the next try: exponential with full jitter, so that many clients of a
 * door that comes back do not return at one moment.
 *
 * @param base upper bound of the first wait
 * @param max upper bound of any wait
 */
record RetryPolicy(Duration base, Duration max) {
  private static final int MAX_DOUBLINGS = 30;

  RetryPolicy {
    if (base.isNegative() || base.isZero() || max.compareTo(base) < 0) {
      throw new IllegalArgumentException(
          "retry delays from %s to %s: the first must be above zero and not above the second"
              .formatted(base, max));
    }
  }

  /**
   * The wait after a failed try.
   *
   * @param failures tries that failed so far, at least one
   * @param retryAfter what the door asked for, at least; null where it asked for nothing
   */
  Duration delay(int failures, @Nullable Duration retryAfter, RandomGenerator random) {
    Duration jitter = Duration.ofNanos(random.nextLong(bound(failures).toNanos() + 1));
    return retryAfter == null ? jitter : retryAfter.plus(jitter);
  }

  private Duration bound(int failures) {
    int doublings = Math.min(failures - 1, MAX_DOUBLINGS);
    Duration bound = base.multipliedBy(1L << doublings);
    return bound.compareTo(max) > 0 ? max : bound;
  }
}
