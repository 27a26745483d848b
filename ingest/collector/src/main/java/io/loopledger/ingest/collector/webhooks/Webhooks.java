package io.loopledger.ingest.collector.webhooks;

import static java.util.Objects.requireNonNull;

import io.loopledger.ingest.collector.webhooks.WebhookAnswer.Postponed;
import io.loopledger.schemas.entry.RejectionCode;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The door for webhooks. Taking one happens beside the request, so that the sender has an answer in
 * time also where Kafka is slow; a repetition then finds what became of the first.
 */
public final class Webhooks implements AutoCloseable {
  private static final int THREADS = 16;
  private static final int WAITING = 256;
  private static final long CLOSE_SECONDS = 20;

  private final Map<String, Open> sources;
  private final ReplayWindow window;
  private final Clock clock;
  private final ThreadPoolExecutor executor;

  /** What belongs to a source. */
  record Open(WebhookVerifier verifier, WebhookIntake intake) {}

  Webhooks(Map<String, Open> sources, int replayWindow, Clock clock) {
    this.sources = Map.copyOf(sources);
    this.window = new ReplayWindow(replayWindow);
    this.clock = requireNonNull(clock, "clock is null");
    this.executor =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            30,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().name("webhook-", 0).factory());
    this.executor.allowCoreThreadTimeOut(true);
  }

  /** Whether a source is configured. */
  public boolean has(String source) {
    return sources.containsKey(source);
  }

  /** The answer to a sender that checks whether the address is ours. */
  public Optional<String> challenge(String source, String code) {
    return open(source).verifier().challenge(code);
  }

  /** Whether a webhook is its sender's. */
  public Verification verify(String source, WebhookRequest request) {
    return open(source).verifier().verify(request, clock.instant());
  }

  /**
   * Takes a genuine webhook.
   *
   * @param done runs once the body is no longer needed
   * @return its answer, sooner or later
   */
  public CompletableFuture<WebhookAnswer> take(
      String source, Verification.Genuine webhook, WebhookRequest request, Runnable done) {
    CompletableFuture<WebhookAnswer> answer = new CompletableFuture<>();
    Optional<CompletableFuture<WebhookAnswer>> first =
        window.first(source + "\n" + webhook.replayKey(), answer);
    if (first.isPresent()) {
      done.run();
      return first.get().thenApply(Webhooks::asReplay);
    }
    try {
      executor.execute(
          () -> {
            try {
              answer.complete(open(source).intake().take(webhook, request));
            } catch (RuntimeException e) {
              answer.completeExceptionally(e);
            } finally {
              done.run();
            }
          });
    } catch (RejectedExecutionException e) {
      done.run();
      answer.complete(
          new Postponed(
              RejectionCode.BUSY, "the door has all the webhooks it can take; send it again"));
    }
    return answer;
  }

  @Override
  public void close() {
    executor.shutdown();
    try {
      if (!executor.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        executor.shutdownNow();
      }
    } catch (InterruptedException e) {
      executor.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private Open open(String source) {
    Open open = sources.get(source);
    if (open == null) {
      throw new IllegalArgumentException("there is no webhook source '%s'".formatted(source));
    }
    return open;
  }

  private static WebhookAnswer asReplay(WebhookAnswer answer) {
    return answer instanceof WebhookAnswer.Taken taken ? taken.asReplay() : answer;
  }
}
