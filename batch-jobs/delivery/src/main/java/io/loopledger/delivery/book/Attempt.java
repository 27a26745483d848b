package io.loopledger.delivery.book;

import java.time.Instant;
import java.util.Optional;

/**
 * One attempt at a delivery.
 *
 * @param number counts all attempts, from 1
 * @param endedAt nothing while it runs, or if it was cut and nobody has noticed yet
 * @param outcome {@code DELIVERED}, {@code FAILED} or {@code CUT}
 */
public record Attempt(
    int number,
    Instant begunAt,
    Optional<Instant> endedAt,
    Optional<String> outcome,
    Optional<String> error) {}
