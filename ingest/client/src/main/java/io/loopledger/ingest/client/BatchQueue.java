package io.loopledger.ingest.client;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Events that wait, taken out in batches: full ones at once, others after a short while. */
final class BatchQueue {
  private static final long IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final ClientSettings settings;
  private final LinkedBlockingQueue<Pending> queue = new LinkedBlockingQueue<>();
  private volatile boolean isClosed;
  private @Nullable Pending next;

  BatchQueue(ClientSettings settings) {
    this.settings = settings;
  }

  /** Adds an event; how many may wait is the caller's to bound. */
  void add(Pending pending) {
    queue.add(pending);
  }

  /** From now on, what waits is taken out without lingering. */
  void close() {
    isClosed = true;
  }

  /** The next batch; empty once the queue is closed and nothing waits. One thread calls this. */
  List<Pending> take() throws InterruptedException {
    Pending first = next;
    next = null;
    while (first == null) {
      boolean wasClosed = isClosed;
      first = queue.poll(wasClosed ? 0 : IDLE_NANOS, TimeUnit.NANOSECONDS);
      if (first == null && wasClosed) {
        return List.of();
      }
    }
    return fill(first);
  }

  private List<Pending> fill(Pending first) throws InterruptedException {
    List<Pending> batch = new ArrayList<>();
    batch.add(first);
    long bytes = first.json().length;
    long deadline = System.nanoTime() + settings.linger().toNanos();
    while (batch.size() < settings.batchSize()) {
      long left = isClosed ? 0 : Math.max(0, deadline - System.nanoTime());
      // in short steps, so that closing ends a long wait
      Pending pending = queue.poll(Math.min(left, IDLE_NANOS), TimeUnit.NANOSECONDS);
      if (pending == null && left > 0) {
        continue;
      }
      if (pending == null) {
        break;
      }
      bytes += pending.json().length;
      if (bytes > settings.batchBytes()) {
        next = pending;
        break;
      }
      batch.add(pending);
    }
    return batch;
  }
}
