package io.loopledger.proof.refold;

import java.time.Instant;

/**
 * A restatement of a subject that was applied: every event it had moved to another reference
 * version.
 *
 * @param appliedTime when it was applied
 * @param refVersion the version they moved to
 * @param events how many events the subject had
 */
public record Repin(Instant appliedTime, long refVersion, long events) {}
