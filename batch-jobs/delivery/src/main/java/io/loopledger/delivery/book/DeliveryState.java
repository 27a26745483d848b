package io.loopledger.delivery.book;

import java.time.Instant;

/** How far a delivery is. */
public sealed interface DeliveryState {
  /** Nothing was tried yet, or it is to be sent again. */
  record Waiting(Instant since) implements DeliveryState {}

  /** A process is at it, or was cut. */
  record Delivering(int attempt, Instant since) implements DeliveryState {}

  /** It is there. */
  record Delivered(int attempt, Instant at, String place) implements DeliveryState {}

  /** It did not arrive; tried again at a time. */
  record Failed(Failure failure, Instant nextAttemptAt) implements DeliveryState {}

  /** It did not arrive, and is not tried again by itself. */
  record GivenUp(Failure failure) implements DeliveryState {}
}
