package io.loopledger.streaming.job;

import io.loopledger.streaming.deadletter.DeadLetter;
import io.loopledger.streaming.fixture.CollectingSink;
import io.loopledger.streaming.live.LiveMessage;
import io.loopledger.streaming.record.KafkaRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * What stands in for Kafka in a test's job: given records, and where the job is to fail. Static,
 * because the job runs copies of its functions in this same JVM; tests run one after the other.
 */
final class Scenario {
  private static volatile List<KafkaRecord> records = List.of();
  private static volatile CountDownLatch readLatch = new CountDownLatch(0);
  private static final AtomicInteger FAIL_AT_RECORD = new AtomicInteger(-1);
  private static final AtomicInteger FAIL_AFTER_CHECKPOINTS = new AtomicInteger(-1);
  private static final AtomicInteger FAILURES = new AtomicInteger();
  private static final String DEAD_LETTERS = "dead-letters";
  private static final String LIVE = "live-messages";

  private Scenario() {}

  /** Sets the records, and forgets everything else. */
  static void begin(List<KafkaRecord> given) {
    records = List.copyOf(given);
    readLatch = new CountDownLatch(0);
    FAIL_AT_RECORD.set(-1);
    FAIL_AFTER_CHECKPOINTS.set(-1);
    FAILURES.set(0);
    CollectingSink.clear();
  }

  /** The job fails once, when it reads this record. */
  static void failAtRecord(int index) {
    FAIL_AT_RECORD.set(index);
  }

  /** The job fails once, while its n-th checkpoint is being made known: commits are in flight. */
  static void failWhileCommitting(int checkpoints) {
    FAIL_AFTER_CHECKPOINTS.set(checkpoints);
  }

  /** How often the job failed. */
  static int failures() {
    return FAILURES.get();
  }

  /** A latch that opens when the job has read so many records. */
  static CountDownLatch read(int count) {
    readLatch = new CountDownLatch(count);
    return readLatch;
  }

  /** Stops a job with a canonical savepoint, as soon as all of its tasks run. */
  static String stopWithSavepoint(JobClient job, Path folder)
      throws InterruptedException, ExecutionException {
    while (true) {
      try {
        String address = folder.toUri().toString();
        return job.stopWithSavepoint(false, address, SavepointFormatType.CANONICAL).get();
      } catch (ExecutionException e) {
        if (!String.valueOf(e.getMessage()).contains("is not being executed at the moment")) {
          throw e;
        }
      }
    }
  }

  /** Where dead letters go instead of Kafka. */
  static Sink<DeadLetter> deadLetterSink() {
    return new CollectingSink<>(DEAD_LETTERS);
  }

  /** The dead letters, each at least once. */
  static List<DeadLetter> deadLetters() {
    return CollectingSink.collected(DEAD_LETTERS, DeadLetter.class);
  }

  /** A sink that collects live messages. */
  static Sink<LiveMessage> liveSink() {
    return new CollectingSink<>(LIVE);
  }

  /** The live messages, each at least once. */
  static List<LiveMessage> live() {
    return CollectingSink.collected(LIVE, LiveMessage.class);
  }

  /** The stream of the records. */
  static DataStream<KafkaRecord> stream(StreamExecutionEnvironment environment, int perCheckpoint) {
    return stream(environment, perCheckpoint, "fixture");
  }

  /** The stream of the records, from a source that has a state of its own. */
  static DataStream<KafkaRecord> stream(
      StreamExecutionEnvironment environment, int perCheckpoint, String uid) {
    return environment
        .fromSource(
            new GatedSource(records.size(), perCheckpoint),
            WatermarkStrategy.noWatermarks(),
            "numbers")
        .uid(uid + "-numbers")
        .map(new Reader())
        .returns(TypeInformation.of(KafkaRecord.class))
        .uid(uid + "-records");
  }

  private static final class Reader extends RichMapFunction<Long, KafkaRecord>
      implements CheckpointListener {
    private static final long serialVersionUID = 1L;

    @Override
    public KafkaRecord map(Long index) {
      if (FAIL_AT_RECORD.compareAndSet(index.intValue(), -1)) {
        FAILURES.incrementAndGet();
        throw new IllegalStateException("a failure that the test asked for");
      }
      readLatch.countDown();
      return records.get(index.intValue());
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) {
      if (FAIL_AFTER_CHECKPOINTS.get() >= 0 && FAIL_AFTER_CHECKPOINTS.decrementAndGet() == 0) {
        FAIL_AFTER_CHECKPOINTS.set(-1);
        FAILURES.incrementAndGet();
        throw new IllegalStateException("a failure that the test asked for");
      }
    }
  }
}
