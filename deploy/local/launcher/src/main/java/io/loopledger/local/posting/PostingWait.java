package io.loopledger.local.posting;

import io.loopledger.local.Failure;
import io.loopledger.local.service.FlinkJobs;
import io.loopledger.schemas.lake.Lake;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Waits until the lake shows all that Kafka had taken at some moment. */
public final class PostingWait {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final long POLL_MILLIS = 400;

  private final Lake lake;
  private final FlinkJobs flink;

  /** Waits on this lake, which this job fills. */
  public PostingWait(Lake lake, FlinkJobs flink) {
    this.lake = lake;
    this.flink = flink;
  }

  /**
   * Returns when every table shows what became of the records before {@code ends}. Gives up after
   * minutes without any progress.
   */
  public LakeHeads until(KafkaPositions ends, Consumer<LakeHeads> looked) {
    LakeHeads heads = look(looked);
    Instant progressed = Instant.now();
    while (heads.handled() < ends.total()) {
      pause();
      LakeHeads next = look(looked);
      if (next.handled() > heads.handled()) {
        progressed = Instant.now();
      }
      heads = next;
      giveUpAfter(progressed, ends, heads);
    }
    return settled(heads, ends, looked);
  }

  /**
   * The tables commit one after the other. Once the checkpoint after the newest one seen is
   * complete, the commits of the one seen are all done.
   */
  private LakeHeads settled(LakeHeads seen, KafkaPositions ends, Consumer<LakeHeads> looked) {
    Instant begin = Instant.now();
    while (flink.completedCheckpoint().orElse(0) <= seen.checkpoint()) {
      pause();
      look(looked);
      giveUpAfter(begin, ends, seen);
    }
    return look(looked);
  }

  private LakeHeads look(Consumer<LakeHeads> looked) {
    LakeHeads heads = LakeHeads.read(lake);
    looked.accept(heads);
    return heads;
  }

  private static void giveUpAfter(Instant progressed, KafkaPositions ends, LakeHeads heads) {
    if (Duration.between(progressed, Instant.now()).compareTo(PATIENCE) > 0) {
      throw new Failure(
          ("The posting job has dealt with %,d of %,d records and made no progress for %d minutes."
                  + " Nothing is lost: it goes on where it is. See ./loopledger status and"
                  + " ./loopledger logs flink.")
              .formatted(heads.handled(), ends.total(), PATIENCE.toMinutes()));
    }
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure("Interrupted while waiting for the posting job", e);
    }
  }
}
