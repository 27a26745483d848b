package io.loopledger.streaming.job;

import java.time.Duration;
import java.util.Optional;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.PipelineOptionsInternal;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.core.execution.RecoveryClaimMode;

/** Flink's own settings, from ours. */
final class FlinkSettings {
  /** Upper bound of rescaling; part of the state's layout, so it never changes. */
  static final int MAX_PARALLELISM = 128;

  private static final String LOOPBACK = "127.0.0.1";

  private FlinkSettings() {}

  /** For the job in a JVM of its own, with Flink in it. */
  static Configuration of(PostingJobConfig config, Optional<StartState> startFrom) {
    Configuration flink = ofJob(config, startFrom, GivenStart.NOTHING);
    network(flink, config);
    config.deployment().watching().set(flink);
    return flink;
  }

  /** For the job on a cluster, which has a network and a memory of its own. */
  static Configuration ofJob(
      PostingJobConfig config, Optional<StartState> startFrom, GivenStart given) {
    Configuration flink = new Configuration();
    flink.set(PipelineOptions.NAME, "loopledger-posting");
    // A type Flink has no serializer for would go through Kryo: slow, and fragile across upgrades.
    flink.set(PipelineOptions.GENERIC_TYPES, false);
    // An operator without a uid would get one from the graph's shape, and lose its state with it.
    flink.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    // Nothing the operators hand on is changed afterwards: records and rows are made once.
    flink.set(PipelineOptions.OBJECT_REUSE, true);
    flink.set(PipelineOptions.MAX_PARALLELISM, MAX_PARALLELISM);
    state(flink, config.deployment().running());
    checkpoints(flink, config);
    flink.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
    flink.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF,
        Duration.ofSeconds(20));
    if (startFrom.orElse(null) instanceof StartState.Retained(var checkpoint)) {
      // The same id: the sink finds its own marks in the tables and commits nothing twice.
      flink.set(
          PipelineOptionsInternal.PIPELINE_FIXED_JOB_ID, given.jobId().orElse(checkpoint.jobId()));
      flink.set(StateRecoveryOptions.SAVEPOINT_PATH, checkpoint.address());
      // The job owns its checkpoint again and deletes it once newer ones have replaced it.
      flink.set(StateRecoveryOptions.RESTORE_MODE, RecoveryClaimMode.CLAIM);
    }
    return flink;
  }

  private static void state(Configuration flink, Running running) {
    flink.set(StateBackendOptions.STATE_BACKEND, running.stateBackend().flinkName());
    // The heap has no increments; RocksDB would upload all of its files each time without them.
    flink.set(
        CheckpointingOptions.INCREMENTAL_CHECKPOINTS,
        running.stateBackend() == StateBackend.ROCKSDB);
    running.stateBackend().settings().forEach(flink::setString);
  }

  private static void checkpoints(Configuration flink, PostingJobConfig config) {
    flink.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, config.commitInterval());
    // One that takes longer than the interval would be followed by the next at once: the job would
    // do nothing else.
    flink.set(
        CheckpointingOptions.MIN_PAUSE_BETWEEN_CHECKPOINTS, config.commitInterval().dividedBy(2));
    flink.set(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.EXACTLY_ONCE);
    flink.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, config.checkpointDir());
    flink.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    flink.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, 3);
    flink.set(
        CheckpointingOptions.CHECKPOINTING_TIMEOUT,
        config.deployment().running().checkpointTimeout());
    flink.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, 10);
  }

  private static void network(Configuration flink, PostingJobConfig config) {
    flink.set(RestOptions.ADDRESS, LOOPBACK);
    flink.set(RestOptions.BIND_ADDRESS, LOOPBACK);
    flink.set(RestOptions.PORT, config.restPort());
    flink.set(RestOptions.BIND_PORT, Integer.toString(config.restPort()));
    // The page is for looking: nobody uploads a job there, or ends ours by a click.
    flink.set(WebOptions.SUBMIT_ENABLE, false);
    flink.set(WebOptions.CANCEL_ENABLE, false);
    flink.set(JobManagerOptions.ADDRESS, LOOPBACK);
    flink.set(JobManagerOptions.BIND_HOST, LOOPBACK);
    flink.set(TaskManagerOptions.HOST, LOOPBACK);
    flink.set(TaskManagerOptions.BIND_HOST, LOOPBACK);
    flink.set(TaskManagerOptions.NUM_TASK_SLOTS, config.parallelism());
    flink.set(
        TaskManagerOptions.MANAGED_MEMORY_SIZE,
        MemorySize.ofMebiBytes(config.deployment().running().stateBackend().managedMb()));
  }
}
