package io.loopledger.inbox;

import java.time.Instant;

/**
 * One run over the inbox; called again with the same id it goes on where it was cut.
 *
 * @param id such as {@code night-2026-11-25}
 * @param takenTime what the rows carry: the night's nominal time
 */
public record Run(String id, Instant takenTime) {}
