package io.loopledger.delivery.book;

import java.time.Instant;
import java.util.Optional;

/** How far a due report is. */
public sealed interface DueState {
  /** Nothing was made yet. */
  record Waiting() implements DueState {}

  /** It could not be made; tried again at a time. */
  record NotMade(Failure failure, Instant nextAttemptAt) implements DueState {}

  /**
   * Its package is made; the rest is up to its deliveries.
   *
   * @param removedAt when its files were removed from the outbox, delivered long ago
   */
  record Made(Instant at, MadePackage made, Optional<Instant> removedAt) implements DueState {}

  /** It could not be made, and is not tried again by itself. */
  record GivenUp(Failure failure) implements DueState {}

  /** Its time was missed, and is not caught up with. */
  record Skipped(Instant at, String reason) implements DueState {}
}
