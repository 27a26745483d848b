package io.loopledger.local.posting;

import io.loopledger.local.Failure;
import io.loopledger.local.service.FlinkJobs;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * Waits until the posting job knows the reference data of now, and has committed all it posted
 * before it did.
 */
public final class PostingBarrier {
  /** The job looks for reference data before a record, at most once a second. */
  private static final Duration NOTICE = Duration.ofMillis(1_200);

  /** The checkpoint that is on its way may have begun before; the one after it did not. */
  private static final int CHECKPOINTS = 2;

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final long POLL_MILLIS = 200;

  private final FlinkJobs flink;

  /** Waits for this job. */
  public PostingBarrier(FlinkJobs flink) {
    this.flink = flink;
  }

  /** Waits; at once, and false, where the job does not run. */
  public boolean pass() {
    pause(NOTICE.toMillis());
    OptionalLong first = flink.completedCheckpoint();
    if (first.isEmpty()) {
      return false;
    }
    Instant begin = Instant.now();
    while (flink.completedCheckpoint().orElse(0) < first.getAsLong() + CHECKPOINTS) {
      if (Duration.between(begin, Instant.now()).compareTo(PATIENCE) > 0) {
        throw new Failure(
            "The change is in force, but the posting job completed no checkpoint for %d minutes; see"
                    .formatted(PATIENCE.toMinutes())
                + " ./loopledger status and ./loopledger logs flink");
      }
      pause(POLL_MILLIS);
    }
    return true;
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure("Interrupted while waiting for the posting job", e);
    }
  }
}
