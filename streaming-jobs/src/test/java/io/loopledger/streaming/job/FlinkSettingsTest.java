package io.loopledger.streaming.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.schemas.lake.LakeConfig;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.PipelineOptionsInternal;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.state.rocksdb.RocksDBConfigurableOptions;
import org.junit.jupiter.api.Test;
import org.rocksdb.CompactionStyle;

class FlinkSettingsTest {
  private static final PostingJobConfig CONFIG =
      new PostingJobConfig(
          "127.0.0.1:9092",
          new LakeConfig("jdbc:none", "lake", "", "file:///lake"),
          "file:///checkpoints",
          "/reference",
          "/keys",
          8081,
          Duration.ofMillis(750),
          2,
          100,
          Deployment.ONE_MACHINE);

  private static final StartState CHECKPOINT =
      new StartState.Retained(
          new CheckpointFolder.Checkpoint(
              "0123456789abcdef0123456789abcdef", 7, "file:///checkpoints/x/chk-7"));

  @Test
  void aClustersOwnJobIdAndSavepointGoFirst() {
    Configuration cluster = new Configuration();
    cluster.set(PipelineOptionsInternal.PIPELINE_FIXED_JOB_ID, "00000000000000000000000000000001");

    Configuration retained =
        FlinkSettings.ofJob(CONFIG, Optional.of(CHECKPOINT), GivenStart.of(cluster));
    Configuration named =
        FlinkSettings.ofJob(
            CONFIG,
            Optional.of(new StartState.Named(7, "file:///savepoint")),
            GivenStart.of(cluster));

    assertThat(retained.get(PipelineOptionsInternal.PIPELINE_FIXED_JOB_ID))
        .isEqualTo("00000000000000000000000000000001");
    assertThat(retained.get(StateRecoveryOptions.SAVEPOINT_PATH))
        .isEqualTo("file:///checkpoints/x/chk-7");
    assertThat(named.getOptional(PipelineOptionsInternal.PIPELINE_FIXED_JOB_ID)).isEmpty();
    assertThat(named.getOptional(StateRecoveryOptions.SAVEPOINT_PATH)).isEmpty();
  }

  @Test
  void aClusterKeepsItsNetworkAndMemory() {
    Configuration job = FlinkSettings.ofJob(CONFIG, Optional.empty(), GivenStart.NOTHING);

    assertThat(job.keySet())
        .noneMatch(key -> key.startsWith("rest.") || key.startsWith("jobmanager."))
        .noneMatch(key -> key.startsWith("taskmanager.") || key.startsWith("web."));
  }

  @Test
  void aStartWithoutStateGetsAJobIdOfItsOwn() {
    // With the id of an earlier run the sink would take new rows for committed: iceberg #18098.
    Configuration settings = FlinkSettings.of(CONFIG, Optional.empty());

    assertThat(settings.getOptional(PipelineOptionsInternal.PIPELINE_FIXED_JOB_ID)).isEmpty();
    assertThat(settings.getOptional(StateRecoveryOptions.SAVEPOINT_PATH)).isEmpty();
  }

  @Test
  void aRecoveredJobKeepsItsIdAndOwnsItsCheckpointAgain() {
    Configuration settings = FlinkSettings.of(CONFIG, Optional.of(CHECKPOINT));

    assertThat(settings.get(PipelineOptionsInternal.PIPELINE_FIXED_JOB_ID))
        .isEqualTo("0123456789abcdef0123456789abcdef");
    assertThat(settings.get(StateRecoveryOptions.SAVEPOINT_PATH))
        .startsWith("file:///checkpoints/x/chk-7");
    assertThat(settings.get(StateRecoveryOptions.RESTORE_MODE)).isEqualTo(RecoveryClaimMode.CLAIM);
  }

  @Test
  void rowsAreCommittedExactlyOnceAtTheIntervalAndCheckpointsOutliveTheJob() {
    Configuration settings = FlinkSettings.of(CONFIG, Optional.empty());

    assertThat(settings.get(CheckpointingOptions.CHECKPOINTING_INTERVAL))
        .isEqualTo(Duration.ofMillis(750));
    assertThat(settings.get(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE))
        .isEqualTo(CheckpointingMode.EXACTLY_ONCE);
    assertThat(settings.get(CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION))
        .isEqualTo(ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    assertThat(settings.get(CheckpointingOptions.CHECKPOINTS_DIRECTORY))
        .isEqualTo("file:///checkpoints");
  }

  @Test
  void noTypeGoesThroughKryoAndNoUidIsMadeUp() {
    Configuration settings = FlinkSettings.of(CONFIG, Optional.empty());

    assertThat(settings.get(PipelineOptions.GENERIC_TYPES)).isFalse();
    assertThat(settings.get(PipelineOptions.AUTO_GENERATE_UIDS)).isFalse();
    assertThat(settings.get(PipelineOptions.MAX_PARALLELISM)).isEqualTo(128);
  }

  @Test
  void onlyLoopbackIsBound() {
    Configuration settings = FlinkSettings.of(CONFIG, Optional.empty());
    List<ConfigOption<String>> addresses =
        List.of(
            RestOptions.ADDRESS,
            RestOptions.BIND_ADDRESS,
            JobManagerOptions.ADDRESS,
            JobManagerOptions.BIND_HOST,
            TaskManagerOptions.HOST,
            TaskManagerOptions.BIND_HOST);

    assertThat(addresses).extracting(settings::get).containsOnly("127.0.0.1");
    assertThat(settings.get(RestOptions.BIND_PORT)).isEqualTo("8081");
  }

  /** Their keys are texts in the product, which is deployed where Flink has no RocksDB, too. */
  @Test
  void whatRocksDbIsToldIsWhatItKnows() {
    Configuration settings = new Configuration();
    StateBackend.ROCKSDB.settings().forEach(settings::setString);

    assertThat(settings.keySet())
        .containsExactlyInAnyOrder(
            RocksDBConfigurableOptions.COMPACTION_STYLE.key(),
            RocksDBConfigurableOptions.USE_BLOOM_FILTER.key());
    assertThat(settings.get(RocksDBConfigurableOptions.COMPACTION_STYLE))
        .isEqualTo(CompactionStyle.UNIVERSAL);
    assertThat(settings.get(RocksDBConfigurableOptions.USE_BLOOM_FILTER)).isTrue();
  }
}
