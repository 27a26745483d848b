package io.loopledger.ingest.collector.webhooks;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The webhooks that came lately. A repetition of one that is still being taken shares its answer;
 * one that was postponed is new when it comes again. Bounded and best effort: after a restart a
 * repeated document gives events with the ids they had, which the ledger counts once.
 */
final class ReplayWindow {
  private final int capacity;
  private final LinkedHashMap<String, CompletableFuture<WebhookAnswer>> answers =
      new LinkedHashMap<>();

  ReplayWindow(int capacity) {
    this.capacity = capacity;
  }

  /**
   * Remembers a webhook that is new.
   *
   * @param answer to be completed by the caller, if it is new
   * @return the answer of the first one, if it is a repetition
   */
  synchronized Optional<CompletableFuture<WebhookAnswer>> first(
      String key, CompletableFuture<WebhookAnswer> answer) {
    CompletableFuture<WebhookAnswer> before = answers.putIfAbsent(key, answer);
    if (before != null) {
      return Optional.of(before);
    }
    if (answers.size() > capacity) {
      answers.pollFirstEntry();
    }
    var unused =
        answer.whenComplete(
            (given, problem) -> {
              if (!(given instanceof WebhookAnswer.Taken)) {
                forget(key, answer);
              }
            });
    return Optional.empty();
  }

  private synchronized void forget(String key, CompletableFuture<WebhookAnswer> answer) {
    answers.remove(key, answer);
  }
}
