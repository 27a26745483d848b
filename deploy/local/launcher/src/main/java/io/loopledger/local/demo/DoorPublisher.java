package io.loopledger.local.demo;

import io.loopledger.ingest.client.LoopledgerClient;
import io.loopledger.ingest.client.Problem;
import io.loopledger.ingest.client.Verdict;
import io.loopledger.ingest.publish.EventPublisher;
import io.loopledger.ingest.publish.PublishFailedException;
import io.loopledger.schemas.event.Event;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** Publishes through the collector, as a service of a brand would. */
final class DoorPublisher implements EventPublisher {
  private final LoopledgerClient client;
  private final Queue<CompletableFuture<Verdict>> answers = new ConcurrentLinkedQueue<>();
  private final AtomicLong accepted = new AtomicLong();
  private final AtomicLong duplicates = new AtomicLong();

  DoorPublisher(LoopledgerClient client) {
    this.client = client;
  }

  @Override
  public void publish(Event event) {
    answers.add(client.send(event));
    while (!answers.isEmpty() && answers.element().isDone()) {
      count(answers.remove());
    }
  }

  @Override
  public void flush() {
    while (!answers.isEmpty()) {
      count(answers.remove());
    }
  }

  @Override
  public long acknowledged() {
    return accepted.get() + duplicates.get();
  }

  /** Events the door had already, from an earlier demo. */
  long duplicates() {
    return duplicates.get();
  }

  @Override
  public void close() {
    client.close();
  }

  private void count(CompletableFuture<Verdict> answer) {
    Verdict verdict;
    try {
      verdict = answer.join();
    } catch (CompletionException e) {
      throw new PublishFailedException(
          "The collector did not take an event: %s".formatted(e.getCause()), e);
    }
    switch (verdict) {
      case Verdict.Accepted taken -> accepted.incrementAndGet();
      case Verdict.Duplicate known -> duplicates.incrementAndGet();
      case Verdict.Rejected rejected ->
          throw new PublishFailedException(
              "The collector refused event '%s': %s"
                  .formatted(
                      rejected.id(),
                      rejected.problems().stream()
                          .map(Problem::message)
                          .collect(Collectors.joining("; "))),
              new IllegalStateException("the simulator's events keep all rules"));
    }
  }
}
