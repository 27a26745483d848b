package io.loopledger.local.demo;

import java.time.Duration;

/**
 * How fast a programme is played.
 *
 * @param length how long all of it takes; zero for as fast as it goes
 */
record Pace(Duration length) {
  private static final int UNITS_TO_WATCH = 1000;
  private static final Duration WORTH_WATCHING = Duration.ofSeconds(22);

  /** A small programme is played slowly enough to be watched. */
  static Pace forUnits(int units) {
    return new Pace(units <= UNITS_TO_WATCH ? WORTH_WATCHING : Duration.ZERO);
  }

  boolean isSlow() {
    return !length.isZero();
  }
}
