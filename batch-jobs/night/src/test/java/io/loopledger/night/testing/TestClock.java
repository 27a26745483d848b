package io.loopledger.night.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that is moved by hand; one of two kinds also goes on by itself in between. */
public final class TestClock extends Clock {
  private final boolean ticking;
  private volatile Duration ahead = Duration.ZERO;

  private TestClock(String now, boolean ticking) {
    this.ticking = ticking;
    set(now);
  }

  /** One that stands until it is moved. */
  public static TestClock standing(String now) {
    return new TestClock(now, false);
  }

  /** One that goes on: db-scheduler waits by the clock that it is given. */
  public static TestClock ticking(String now) {
    return new TestClock(now, true);
  }

  /** Moves it. */
  public void set(String time) {
    ahead = Duration.between(base(), Instant.parse(time));
  }

  @Override
  public Instant instant() {
    return base().plus(ahead);
  }

  private Instant base() {
    return ticking ? Instant.now() : Instant.EPOCH;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException();
  }
}
