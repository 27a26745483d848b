package io.loopledger.ingest.client;

import io.loopledger.ingest.client.DeliveryException.Reason;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.json.JsonEvents;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sends events to Loopledger's HTTP door, in batches, with retries. Every future completes: with
 * the door's verdict, or with a {@link DeliveryException}. Sending an event again with the same
 * source and id is always safe. Batches may overtake each other; the platform does not depend on
 * the order. Safe for use by several threads.
 *
 * <pre>{@code
 * try (LoopledgerClient client = LoopledgerClient.builder(door, apiKey).build()) {
 *   client.send(event).thenAccept(verdict -> ...);
 * }
 * }</pre>
 */
public final class LoopledgerClient implements AutoCloseable {
  private final ClientSettings settings;
  private final Door door;
  private final Delivery delivery;
  private final BatchQueue queue;
  private final Semaphore places;
  private final Semaphore requests;
  private final Set<Pending> unanswered = ConcurrentHashMap.newKeySet();
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final Thread dispatcher;
  private volatile boolean isClosed;

  private LoopledgerClient(ClientSettings settings) {
    this.settings = settings;
    this.door = new Door(settings);
    this.delivery = new Delivery(door);
    this.queue = new BatchQueue(settings);
    this.places = new Semaphore(settings.queueCapacity());
    this.requests = new Semaphore(settings.maxInFlight());
    this.dispatcher = Thread.ofVirtual().name("loopledger-client").start(this::dispatch);
  }

  /**
   * A client to configure.
   *
   * @param door the door's address, such as {@code https://loopledger.example}
   * @param apiKey the key of the source that sends, as {@code ./loopledger keys create} shows it
   */
  public static Builder builder(URI door, String apiKey) {
    return new Builder(door, apiKey);
  }

  /**
   * Sends an event. Waits where too many are on their way already, for at most {@link
   * Builder#maxBlock}.
   *
   * @return the verdict, or a {@link DeliveryException}; never cancelled
   */
  public CompletableFuture<Verdict> send(Event event) {
    byte[] json = JsonEvents.write(event).getBytes(StandardCharsets.UTF_8);
    CompletableFuture<Verdict> verdict = new CompletableFuture<>();
    DeliveryException obstacle = takePlace();
    if (obstacle != null) {
      verdict.completeExceptionally(obstacle);
      return verdict;
    }
    Pending pending = new Pending(event.source(), event.id(), json, verdict);
    unanswered.add(pending);
    // a dependent: nobody outside can complete or cancel what the door has to answer
    CompletableFuture<Verdict> answer =
        verdict.whenComplete(
            (done, failed) -> {
              unanswered.remove(pending);
              places.release();
            });
    queue.add(pending);
    if (isClosed && !dispatcher.isAlive()) {
      verdict.completeExceptionally(closed());
    }
    return answer;
  }

  private @Nullable DeliveryException takePlace() {
    try {
      if (isClosed) {
        return closed();
      }
      if (!places.tryAcquire(settings.maxBlock().toNanos(), TimeUnit.NANOSECONDS)) {
        return new DeliveryException(
            Reason.QUEUE_FULL,
            "%d events wait for the door already; wait for their verdicts, or send less at a time"
                .formatted(settings.queueCapacity()));
      }
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new DeliveryException(Reason.QUEUE_FULL, "interrupted while waiting for a place", e);
    }
  }

  /**
   * The pseudonyms of customers, for a producer that writes to Kafka itself. The door keeps no
   * plain reference.
   *
   * @param customers the brand's own references; their order does not matter
   * @return pseudonym by reference, or a {@link DeliveryException}
   */
  public CompletableFuture<Map<String, String>> pseudonyms(
      String brand, Collection<String> customers) {
    CompletableFuture<Map<String, String>> result = new CompletableFuture<>();
    List<String> distinct = customers.stream().distinct().toList();
    try {
      workers.execute(() -> askPseudonyms(brand, distinct, result));
    } catch (RejectedExecutionException e) {
      result.completeExceptionally(closed());
    }
    return result;
  }

  private void askPseudonyms(
      String brand, List<String> customers, CompletableFuture<Map<String, String>> result) {
    try {
      result.complete(PseudonymRequest.send(door, brand, customers));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      result.completeExceptionally(closed());
    } catch (DeliveryException | RuntimeException e) {
      result.completeExceptionally(e);
    }
  }

  /** Events without an answer yet. */
  public int unanswered() {
    return unanswered.size();
  }

  private void dispatch() {
    try {
      List<Pending> batch = queue.take();
      while (!batch.isEmpty()) {
        List<Pending> full = batch;
        requests.acquire();
        workers.execute(
            () -> {
              try {
                delivery.deliver(full);
              } finally {
                requests.release();
              }
            });
        batch = queue.take();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RejectedExecutionException closedMeanwhile) {
      // close() completes what has no answer
    }
  }

  /**
   * Sends what waits and returns when every event has its answer, after at most the delivery
   * timeout; what has none by then completes with {@link Reason#CLOSED}.
   */
  @Override
  public void close() {
    isClosed = true;
    queue.close();
    try {
      long deadline = System.nanoTime() + settings.deliveryTimeout().toNanos();
      boolean isDispatched = dispatcher.join(settings.deliveryTimeout());
      workers.shutdown();
      long left = Math.max(0, deadline - System.nanoTime());
      if (!isDispatched || !workers.awaitTermination(left, TimeUnit.NANOSECONDS)) {
        stopNow();
      }
    } catch (InterruptedException e) {
      stopNow();
      Thread.currentThread().interrupt();
    }
    unanswered.forEach(pending -> pending.verdict().completeExceptionally(closed()));
    door.close();
  }

  private void stopNow() {
    dispatcher.interrupt();
    workers.shutdownNow();
  }

  private static DeliveryException closed() {
    return new DeliveryException(
        Reason.CLOSED, "the client is closed; send the event with another");
  }

  /** Collects the settings of a client; every one but the address and the key has a default. */
  public static final class Builder {
    private final URI door;
    private final String apiKey;
    private @Nullable String signingSecret;
    private int batchSize = 500;
    private int batchBytes = 1024 * 1024;
    private Duration linger = Duration.ofMillis(20);
    private int queueCapacity = 10_000;
    private Duration maxBlock = Duration.ofSeconds(60);
    private int maxInFlight = 4;
    private Duration deliveryTimeout = Duration.ofMinutes(2);
    private Duration requestTimeout = Duration.ofSeconds(30);
    private RetryPolicy retry = new RetryPolicy(Duration.ofMillis(100), Duration.ofSeconds(10));
    private Clock clock = Clock.systemUTC();

    private Builder(URI door, String apiKey) {
      this.door = door;
      this.apiKey = apiKey;
    }

    /** Signs every request with this secret of the key. Default: no signature. */
    public Builder signingSecret(String secret) {
      signingSecret = secret;
      return this;
    }

    /** Most events, and most bytes before compression, in one request. Default: 500, 1 MiB. */
    public Builder batch(int events, int bytes) {
      batchSize = events;
      batchBytes = bytes;
      return this;
    }

    /** How long an event waits for others to fill its batch. Default: 20 ms. */
    public Builder linger(Duration duration) {
      linger = duration;
      return this;
    }

    /** How many events may be without an answer at once. Default: 10,000. */
    public Builder queueCapacity(int events) {
      queueCapacity = events;
      return this;
    }

    /** How long {@link #send} waits for a place in a full queue. Default: 60 s. */
    public Builder maxBlock(Duration duration) {
      maxBlock = duration;
      return this;
    }

    /** How many requests may be on their way at once. Default: 4. */
    public Builder maxInFlight(int count) {
      maxInFlight = count;
      return this;
    }

    /** How long a batch is tried, all retries together. Default: 2 min. */
    public Builder deliveryTimeout(Duration duration) {
      deliveryTimeout = duration;
      return this;
    }

    /** How long one request may take. Default: 30 s. */
    public Builder requestTimeout(Duration duration) {
      requestTimeout = duration;
      return this;
    }

    /** Upper bounds of the first and of any wait between tries. Default: 100 ms, 10 s. */
    public Builder retryDelays(Duration first, Duration longest) {
      retry = new RetryPolicy(first, longest);
      return this;
    }

    /** The clock of signatures. Default: the system's. */
    public Builder clock(Clock value) {
      clock = value;
      return this;
    }

    /**
     * The client, ready to send.
     *
     * @throws IllegalArgumentException naming a setting, its value and what it must be
     */
    public LoopledgerClient build() {
      return new LoopledgerClient(
          new ClientSettings(
              door,
              apiKey,
              signingSecret,
              batchSize,
              batchBytes,
              linger,
              queueCapacity,
              maxBlock,
              maxInFlight,
              deliveryTimeout,
              requestTimeout,
              retry,
              clock));
    }
  }
}
