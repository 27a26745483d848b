package io.loopledger.proof.refold;

import java.time.Instant;

/**
 * An event that was received and is not posted yet. It is no difference: the ledger is right
 * without it.
 *
 * @param subject ledger subject
 * @param eventId its id
 * @param source its source
 * @param reason what it waits for, as in {@code ops.deferred}
 * @param recordedTime when it was received
 */
public record Waiting(
    String subject, String eventId, String source, String reason, Instant recordedTime) {
  /** A correction whose target has not come. */
  public static final String FOR_TARGET = "WAITS_FOR_TARGET";
}
