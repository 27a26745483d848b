package io.loopledger.night.run;

import io.loopledger.night.step.StopRequested;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The wish to stop, given once and heard wherever work or waiting can be left. */
public final class StopSignal implements Waiting {
  private volatile String reason = "";
  private final CountDownLatch given = new CountDownLatch(1);

  /** Gives it. */
  public void request(String why) {
    reason = why;
    given.countDown();
  }

  /** Whether it was given. */
  public boolean requested() {
    return given.getCount() == 0;
  }

  /**
   * Returns if it was not given.
   *
   * @throws StopRequested otherwise
   */
  public void check() {
    if (requested()) {
      throw new StopRequested(reason);
    }
  }

  /** Waits until it is given. */
  public void awaitRequest() throws InterruptedException {
    given.await();
  }

  @Override
  public void await(Duration time) throws InterruptedException {
    if (given.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
      check();
    }
  }
}
