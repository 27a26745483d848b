package io.loopledger.ingest.collector.door;

import java.util.LinkedHashMap;
import java.util.concurrent.CompletableFuture;

/**
 * The events taken lately, by source and id. Bounded and best effort: the ledger itself counts each
 * event once, however often it comes; this window only tells the sender sooner. An event that is
 * still on its way to Kafka shares its outcome with its repetitions, so that none is promised
 * before it is there.
 */
final class DuplicateWindow {
  private static final CompletableFuture<Void> DONE = CompletableFuture.completedFuture(null);

  private final int capacity;
  private final LinkedHashMap<ContentHash, Entry> entries = new LinkedHashMap<>();

  /**
   * What is known of an event; all that reached Kafka share one outcome, to keep the window small.
   */
  private static final class Entry {
    private final ContentHash content;
    private volatile CompletableFuture<Void> outcome;

    Entry(ContentHash content, CompletableFuture<Void> outcome) {
      this.content = content;
      this.outcome = outcome;
    }
  }

  /** What the window says of an event. */
  sealed interface Answer {
    /** It is new: the caller sends it and completes the outcome. */
    record New(CompletableFuture<Void> outcome) implements Answer {}

    /** It came before; its outcome is that of the first. */
    record Known(CompletableFuture<Void> outcome) implements Answer {}

    /** Another event came before under the same source and id; only if it got there, it counts. */
    record Conflict(CompletableFuture<Void> outcome) implements Answer {}
  }

  DuplicateWindow(int capacity) {
    this.capacity = capacity;
  }

  /** Looks an event up, and remembers it if it is new. */
  synchronized Answer look(ContentHash identity, ContentHash content) {
    Entry before = entries.get(identity);
    if (before != null) {
      return before.content.equals(content)
          ? new Answer.Known(before.outcome)
          : new Answer.Conflict(before.outcome);
    }
    CompletableFuture<Void> outcome = new CompletableFuture<>();
    Entry entry = new Entry(content, outcome);
    entries.put(identity, entry);
    if (entries.size() > capacity) {
      entries.pollFirstEntry();
    }
    outcome.whenComplete(
        (done, problem) -> {
          if (problem == null) {
            entry.outcome = DONE;
          } else {
            forget(identity, entry);
          }
        });
    return new Answer.New(outcome);
  }

  /** An event that did not reach Kafka is new when it comes again. */
  private synchronized void forget(ContentHash identity, Entry entry) {
    entries.remove(identity, entry);
  }
}
