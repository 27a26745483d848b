package io.loopledger.streaming.job;

import io.loopledger.streaming.record.KafkaRecord;
import java.time.Duration;
import java.time.InstantSource;
import org.apache.flink.api.common.eventtime.TimestampAssigner;
import org.apache.flink.api.common.eventtime.TimestampAssignerSupplier;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * Watermarks that keep the topics in step: a partition whose records are far ahead of the others'
 * waits for them, so that a replay meets the events of a unit in about the order in which they came
 * first, and posts fewer reversals. Nothing else depends on these watermarks: no window, no timer,
 * no row; a late event is never dropped.
 *
 * <p>Time is when Kafka got the record, and never later than now: a producer whose clock is days
 * ahead would otherwise make its partition wait for days. So a history that came to Kafka at once,
 * as an import does, is not kept in step: a replay of it wrote 1.76 times the entries of a run in
 * order (bench/README.md).
 */
final class TopicsInStep {
  /**
   * How far ahead a partition may be. With {@link #UPDATE} it also bounds a replay: four days of
   * history a second.
   */
  private static final Duration MAX_DRIFT = Duration.ofDays(1);

  private static final Duration UPDATE = Duration.ofMillis(250);

  /** A partition without records for so long holds nobody up. */
  private static final Duration IDLE = Duration.ofSeconds(2);

  private TopicsInStep() {}

  static WatermarkStrategy<KafkaRecord> strategy() {
    TimestampAssignerSupplier<KafkaRecord> arrival = context -> new Arrival(InstantSource.system());
    return WatermarkStrategy.<KafkaRecord>forMonotonousTimestamps()
        .withTimestampAssigner(arrival)
        .withIdleness(IDLE)
        .withWatermarkAlignment("loopledger-events", MAX_DRIFT, UPDATE);
  }

  /** When Kafka got a record, as far as that can be. */
  record Arrival(InstantSource clock) implements TimestampAssigner<KafkaRecord> {
    @Override
    public long extractTimestamp(KafkaRecord record, long recordTimestampMs) {
      return Math.min(record.timestampMs(), clock.millis());
    }
  }
}
