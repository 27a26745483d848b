package io.loopledger.night.run;

import io.loopledger.night.step.StopRequested;
import io.loopledger.night.store.NightLock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Lets the night go on while nobody wants it to stop and the lock is ours; cheap to ask often. */
final class LockGuard implements Runnable {
  private static final Duration EVERY = Duration.ofSeconds(5);

  private final NightLock lock;
  private final StopSignal stop;
  private final long everyNanos;
  private final AtomicLong checked = new AtomicLong(System.nanoTime());
  private volatile boolean lost;

  LockGuard(NightLock lock, StopSignal stop) {
    this(lock, stop, EVERY);
  }

  /** A guard that looks at the lock at most so often. */
  LockGuard(NightLock lock, StopSignal stop, Duration every) {
    this.lock = lock;
    this.stop = stop;
    this.everyNanos = every.toNanos();
  }

  @Override
  public void run() {
    stop.check();
    long now = System.nanoTime();
    long before = checked.get();
    // a step's workers may all ask at once; one of them looks
    if (now - before > everyNanos && checked.compareAndSet(before, now)) {
      lost = !lock.held();
    }
    if (lost) {
      throw new StopRequested("PostgreSQL has forgotten that this process runs the night");
    }
  }

  /** Whether the lock was lost, by its last check. */
  boolean lost() {
    return lost;
  }
}
