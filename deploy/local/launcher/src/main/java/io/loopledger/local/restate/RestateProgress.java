package io.loopledger.local.restate;

import io.loopledger.local.screen.LiveBlock;
import io.loopledger.restatement.RestatementProgress;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/** Shows how far a run is, how fast, and how long it will take. */
public final class RestateProgress implements RestatementProgress {
  private static final long NANOS = 1_000_000_000L;

  private final LiveBlock block;
  private final LongSupplier nanoTime;
  private final long begin;

  /** On a block of lines. */
  public RestateProgress(LiveBlock block, LongSupplier nanoTime) {
    this.block = block;
    this.nanoTime = nanoTime;
    this.begin = nanoTime.getAsLong();
  }

  @Override
  public void folded(int buckets, int ofBuckets, long events) {
    block.show(() -> List.of(folding(buckets, ofBuckets, events, nanoTime.getAsLong() - begin)));
  }

  @Override
  public void sent(long commands, long ofCommands) {
    block.show(() -> List.of("  sent %,d of %,d commands".formatted(commands, ofCommands)));
  }

  static String folding(int buckets, int ofBuckets, long events, long nanos) {
    Duration left = Duration.ofNanos(nanos / buckets * (ofBuckets - buckets));
    return "  folded %d %% of the subjects: %,d events, %,d a second; about %d:%02d left"
        .formatted(
            100 * buckets / ofBuckets,
            events,
            events * NANOS / Math.max(1, nanos),
            left.toMinutes(),
            left.toSecondsPart());
  }
}
