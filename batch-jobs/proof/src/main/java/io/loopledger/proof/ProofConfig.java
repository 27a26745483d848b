package io.loopledger.proof;

import io.loopledger.proof.net.BucketRange;
import java.nio.file.Path;

/**
 * How a proof is run.
 *
 * @param workers threads that read and fold events
 * @param maxFindings findings that are listed; the others are only counted
 * @param scratch folder for temporary files: about 200 bytes for each event
 * @param range the buckets of subjects that this process proves
 */
public record ProofConfig(int workers, int maxFindings, Path scratch, BucketRange range) {
  private static final int MAX_FINDINGS = 10_000;

  public ProofConfig {
    if (workers < 1 || maxFindings < 1) {
      throw new IllegalArgumentException(
          "workers is %d, max-findings %d; both must be at least 1"
              .formatted(workers, maxFindings));
    }
  }

  /** All subjects, with a thread for each core. */
  public static ProofConfig in(Path scratch) {
    return new ProofConfig(
        Runtime.getRuntime().availableProcessors(), MAX_FINDINGS, scratch, BucketRange.ALL);
  }
}
