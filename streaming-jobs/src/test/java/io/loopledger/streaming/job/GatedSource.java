package io.loopledger.streaming.job;

import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.api.connector.source.util.ratelimit.GatedRateLimiter;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimitedSourceReader;

/** The numbers 0 to n-1, a few after each completed checkpoint, so that many of them happen. */
final class GatedSource extends NumberSequenceSource {
  private static final long serialVersionUID = 1L;

  private final int perCheckpoint;

  GatedSource(int count, int perCheckpoint) {
    super(0, count - 1L);
    this.perCheckpoint = perCheckpoint;
  }

  @Override
  public SourceReader<Long, NumberSequenceSplit> createReader(SourceReaderContext context) {
    return new RateLimitedSourceReader<>(
        super.createReader(context), new GatedRateLimiter(perCheckpoint));
  }
}
