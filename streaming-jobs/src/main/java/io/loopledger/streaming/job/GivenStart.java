package io.loopledger.streaming.job;

import java.util.Optional;
import org.apache.flink.configuration.PipelineOptionsInternal;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.jspecify.annotations.Nullable;

/** What the cluster a job was handed to already says of its start; mostly nothing. */
final class GivenStart {
  /** In one JVM, nobody says anything. */
  static final GivenStart NOTHING = new GivenStart(null, null);

  private final @Nullable String jobId;
  private final @Nullable String state;

  private GivenStart(@Nullable String jobId, @Nullable String state) {
    this.jobId = jobId;
    this.state = state;
  }

  /** Reads a cluster's configuration: {@code flink run -s} and the Kubernetes operator set it. */
  static GivenStart of(ReadableConfig cluster) {
    return new GivenStart(
        cluster.getOptional(PipelineOptionsInternal.PIPELINE_FIXED_JOB_ID).orElse(null),
        cluster.getOptional(StateRecoveryOptions.SAVEPOINT_PATH).orElse(null));
  }

  /** The id the job has to have. */
  Optional<String> jobId() {
    return Optional.ofNullable(jobId);
  }

  /** The address of the savepoint or checkpoint to go on from. */
  Optional<String> state() {
    return Optional.ofNullable(state);
  }
}
