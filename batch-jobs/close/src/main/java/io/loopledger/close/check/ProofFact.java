package io.loopledger.close.check;

import java.time.Instant;

/**
 * The newest proof of the ledger.
 *
 * @param runId the run
 * @param isClean whether it found nothing
 * @param findings how much it found
 * @param checkpointId checkpoint it read
 * @param asOf when the tables it read were committed
 */
public record ProofFact(
    String runId, boolean isClean, long findings, long checkpointId, Instant asOf) {}
