package io.loopledger.streaming.job;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.loopledger.schemas.lake.LakeConfig;
import io.loopledger.schemas.table.EntriesTable;
import io.loopledger.streaming.fixture.Fixture;
import io.loopledger.streaming.fixture.LiveTotals;
import io.loopledger.streaming.fixture.Net;
import io.loopledger.streaming.fixture.Records;
import io.loopledger.streaming.fixture.TestLake;
import io.loopledger.streaming.record.KafkaRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * An upgrade, twice: stop with a savepoint, go on with another parallelism or another place for the
 * state. Rows and totals of cells are exact afterwards, though none was committed or told before
 * the savepoint.
 */
@Timeout(value = 300, unit = SECONDS)
class RescaleTest {
  /** Records that a subtask reads between two checkpoints. */
  private static final int AT_ONCE = 8;

  private final Path folder;
  private final LakeConfig lake;

  RescaleTest(@TempDir Path folder) {
    this.folder = folder;
    this.lake = TestLake.in(folder.resolve("lake"));
    Fixture.references(folder.resolve("reference"));
  }

  /** Where the job runs until it is stopped. */
  private record Place(int parallelism, StateBackend backend) {}

  @Test
  void twoThenOneThenTwoSubtasksPostWhatOneWouldHave() throws Exception {
    requireExactOn(
        new Place(2, StateBackend.HEAP),
        new Place(1, StateBackend.HEAP),
        new Place(2, StateBackend.HEAP));
  }

  @Test
  void fromTheHeapToRocksDbAndBackPostsWhatOneBackendWouldHave() throws Exception {
    requireExactOn(
        new Place(2, StateBackend.HEAP),
        new Place(2, StateBackend.ROCKSDB),
        new Place(2, StateBackend.HEAP));
  }

  private void requireExactOn(Place first, Place second, Place last) throws Exception {
    List<KafkaRecord> records = withARefusedOneBeforeEachFourth(Exactly.records());
    Scenario.begin(records);
    String atFirst = stopped(first, null);
    String atSecond = stopped(second, atFirst);
    start(config(last, Duration.ofMillis(200)), atSecond).getJobExecutionResult().get();

    Exactly.assertHolds(lake, folder.resolve("reference"), records);
    List<JsonNode> cells = LiveTotals.newest(Scenario.live());
    assertThat(cells).noneMatch(cell -> cell.has("counted_since"));
    assertThat(LiveTotals.balances(cells))
        .isEqualTo(Net.balances(TestLake.rows(lake, EntriesTable.DEFINITION), "amount"))
        .hasSizeGreaterThan(10);
  }

  private static List<KafkaRecord> withARefusedOneBeforeEachFourth(List<KafkaRecord> records) {
    List<KafkaRecord> all = new ArrayList<>();
    for (KafkaRecord record : records) {
      if (all.size() % 4 == 0) {
        all.add(Records.empty("sales", all.size()));
      }
      all.add(Records.at(record, all.size()));
    }
    return all;
  }

  /** Runs until some more records are read, and stops with a savepoint. */
  private String stopped(Place place, @Nullable String from) throws Exception {
    CountDownLatch read = Scenario.read(AT_ONCE);
    // No checkpoint before the savepoint: all rows and transactions are pending when it is taken.
    JobClient job = start(config(place, Duration.ofHours(1)), from);
    read.await();
    String savepoint = Scenario.stopWithSavepoint(job, folder.resolve("savepoints"));
    job.getJobExecutionResult().get();
    return savepoint;
  }

  private JobClient start(PostingJobConfig config, @Nullable String from) throws Exception {
    Configuration settings = FlinkSettings.of(config, Optional.empty());
    if (from != null) {
      Savepoints.requireMaxParallelism(from, FlinkSettings.MAX_PARALLELISM);
      settings.set(StateRecoveryOptions.SAVEPOINT_PATH, from);
    }
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.createLocalEnvironment(config.parallelism(), settings);
    PostingJob.define(
        Scenario.stream(environment, AT_ONCE),
        config,
        Scenario.deadLetterSink(),
        Scenario.liveSink());
    return environment.executeAsync();
  }

  private PostingJobConfig config(Place place, Duration commitInterval) {
    Deployment machine = Deployment.ONE_MACHINE;
    Running running =
        new Running(Profile.LIVE, place.backend(), machine.running().checkpointTimeout());
    return new PostingJobConfig(
        "no broker",
        lake,
        folder.resolve("checkpoints").toUri().toString(),
        folder.resolve("reference").toString(),
        folder.resolve("keys").toString(),
        0,
        commitInterval,
        place.parallelism(),
        100,
        new Deployment(machine.kafka(), machine.start(), running, machine.watching(), ""));
  }
}
