package io.loopledger.ingest.collector.door;

import io.loopledger.ingest.publish.EventLog;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/**
 * A log that says no at once while the one behind it does not answer: only the requests that were
 * under way when it fell silent wait for it. It is asked again in the background, by nobody's
 * request, and records go through as soon as it answers.
 */
public final class LogBreaker implements EventLog {
  private final EventLog log;
  private final Duration pause;
  private final AtomicReference<@Nullable Throwable> cause = new AtomicReference<>();
  private final AtomicBoolean isClosed = new AtomicBoolean();

  /**
   * A breaker.
   *
   * @param log the log behind it, closed with this one
   * @param pause the time between two questions whether it answers again
   */
  public LogBreaker(EventLog log, Duration pause) {
    this.log = log;
    this.pause = pause;
  }

  @Override
  public List<CompletableFuture<Void>> append(List<ProducerRecord<byte[], byte[]>> records) {
    Throwable broken = cause.get();
    if (broken != null) {
      return records.stream().map(unused -> CompletableFuture.<Void>failedFuture(broken)).toList();
    }
    List<CompletableFuture<Void>> outcomes = log.append(records);
    for (CompletableFuture<Void> outcome : outcomes) {
      outcome.whenComplete((done, problem) -> note(problem));
    }
    return outcomes;
  }

  @Override
  public boolean answers() {
    return log.answers();
  }

  /** Also while the breaker is open, so that a door need not even read what it cannot take. */
  @Override
  public boolean isStalled() {
    return cause.get() != null || log.isStalled();
  }

  @Override
  public void close() {
    isClosed.set(true);
    log.close();
  }

  /** A record that is too large is its sender's fault and says nothing of the log. */
  private void note(@Nullable Throwable problem) {
    if (problem != null
        && !(problem instanceof RecordTooLargeException)
        && cause.compareAndSet(null, problem)) {
      Thread.ofPlatform().daemon().name("log-breaker").start(this::askUntilItAnswers);
    }
  }

  private void askUntilItAnswers() {
    try {
      do {
        Thread.sleep(pause);
      } while (!isClosed.get() && !log.answers());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      cause.set(null);
    }
  }
}
