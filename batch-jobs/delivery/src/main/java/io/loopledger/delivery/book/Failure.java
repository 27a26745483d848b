package io.loopledger.delivery.book;

import java.time.Instant;

/**
 * The last failed attempt.
 *
 * @param attempts how many failed since it was begun or sent again
 * @param at when the last one failed
 * @param error what was wrong and what to do
 */
public record Failure(int attempts, Instant at, String error) {}
