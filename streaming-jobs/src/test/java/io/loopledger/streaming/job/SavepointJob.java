package io.loopledger.streaming.job;

import io.loopledger.schemas.lake.LakeConfig;
import io.loopledger.streaming.fixture.CollectingSink;
import io.loopledger.streaming.live.LiveMessage;
import io.loopledger.streaming.posting.PostingFunction;
import io.loopledger.streaming.record.KafkaRecord;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.data.RowData;

/** A job of the posting operator alone, to take savepoints of it and to go on from them. */
public final class SavepointJob {
  private static final String ENTRIES = "entries";
  private static final String LIVE = "live";

  private final Path references;
  private final Path checkpoints;

  /** A job on a reference log, with a place for its checkpoints. */
  public SavepointJob(Path references, Path checkpoints) {
    this.references = references;
    this.checkpoints = checkpoints;
  }

  /** A savepoint that was taken. */
  public record Savepoint(Path path) {
    /** Moves it: a canonical savepoint names its files relative to itself. */
    public void moveTo(Path target) throws IOException {
      Files.move(path, target);
    }
  }

  /** A canonical savepoint after these records. */
  public Savepoint savepoint(List<KafkaRecord> records, Path folder) throws Exception {
    // One more than is ever read keeps the source open until the savepoint stops it.
    List<KafkaRecord> withOneMore =
        Stream.concat(records.stream(), records.stream().limit(1)).toList();
    Scenario.begin(withOneMore);
    CountDownLatch read = Scenario.read(records.size());
    JobClient job = start(settings(Duration.ofHours(1)), records.size(), "first");
    read.await();
    String address = Scenario.stopWithSavepoint(job, folder);
    job.getJobExecutionResult().get();
    return new Savepoint(Path.of(URI.create(address)));
  }

  /** The entries that these records post on a savepoint. */
  public List<RowData> continued(Path savepoint, List<KafkaRecord> records) throws Exception {
    Scenario.begin(records);
    // Tasks end with a checkpoint, so there has to be one soon.
    Configuration settings = settings(Duration.ofMillis(200));
    settings.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint.toUri().toString());
    // The state of the first job's source, which the second does not have.
    settings.set(StateRecoveryOptions.SAVEPOINT_IGNORE_UNCLAIMED_STATE, true);
    // More than there are: the source must not wait for a checkpoint before it sees its end.
    start(settings, records.size() + 1, "second").getJobExecutionResult().get();
    return CollectingSink.collected(ENTRIES, RowData.class);
  }

  /** The live messages of the job that was continued last. */
  public List<LiveMessage> live() {
    return CollectingSink.collected(LIVE, LiveMessage.class);
  }

  private JobClient start(Configuration settings, int perCheckpoint, String source)
      throws Exception {
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.createLocalEnvironment(1, settings);
    PostingStreams streams =
        PostingStreams.post(
            Scenario.stream(environment, perCheckpoint, source),
            new PostingFunction(references.toString(), 100));
    streams.entries().sinkTo(new CollectingSink<>(ENTRIES)).uid("collected-entries");
    streams.live().messages().sinkTo(new CollectingSink<>(LIVE)).uid("collected-live");
    return environment.executeAsync();
  }

  private Configuration settings(Duration checkpointInterval) {
    PostingJobConfig config =
        new PostingJobConfig(
            "no broker",
            new LakeConfig("no catalog", "", "", "file:///no-lake"),
            checkpoints.toUri().toString(),
            references.toString(),
            references.resolve("keys").toString(),
            0,
            checkpointInterval,
            1,
            100,
            Deployment.ONE_MACHINE);
    Configuration settings = FlinkSettings.of(config, Optional.empty());
    // A savepoint that cannot be read has to fail the test, not to be tried again.
    settings.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    return settings;
  }
}
