package io.loopledger.schemas.proof;

import org.jspecify.annotations.Nullable;

/**
 * Something that a proof found to be wrong.
 *
 * @param kind what, such as {@code MISSING_ENTRY}
 * @param brand brand it is about, where there is one
 * @param subject ledger subject, where there is one
 * @param eventId event, where there is one
 * @param source source of the event, where it is known
 * @param account account, where there is one
 * @param measure measure of the amounts, where there are any
 * @param expectedMicros what should be there; null where there is no amount to it, or one that the
 *     ledger cannot hold
 * @param foundMicros what is there; null where there is no amount to it, or one that the ledger
 *     cannot hold
 * @param message what is wrong, in a sentence
 * @param commandId the command among those of the run that would make it right; null where none
 *     would
 */
public record ProofFinding(
    String kind,
    @Nullable String brand,
    @Nullable String subject,
    @Nullable String eventId,
    @Nullable String source,
    @Nullable String account,
    @Nullable String measure,
    @Nullable Long expectedMicros,
    @Nullable Long foundMicros,
    String message,
    @Nullable String commandId) {}
