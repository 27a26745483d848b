package io.loopledger.proof.table;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that share work. The first failure ends all of it. */
public final class Workers implements AutoCloseable {
  private final ExecutorService threads;

  /** So many threads. */
  public Workers(int count) {
    this.threads =
        Executors.newFixedThreadPool(
            count, Thread.ofPlatform().daemon().name("proof-", 0).factory());
  }

  /** Does all pieces of work; returns when they are done. */
  public void run(List<Runnable> pieces) {
    List<Future<?>> futures = new ArrayList<>();
    pieces.forEach(piece -> futures.add(threads.submit(piece)));
    try {
      for (Future<?> future : futures) {
        future.get();
      }
    } catch (ExecutionException e) {
      futures.forEach(future -> future.cancel(true));
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException("a worker of the proof failed", e.getCause());
    } catch (InterruptedException e) {
      futures.forEach(future -> future.cancel(true));
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while proving", e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
