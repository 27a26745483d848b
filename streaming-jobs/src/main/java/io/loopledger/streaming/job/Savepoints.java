package io.loopledger.streaming.job;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.state.CompletedCheckpointStorageLocation;
import org.apache.flink.runtime.state.filesystem.AbstractFsCheckpointStorageAccess;

/** What a savepoint says of itself. */
final class Savepoints {
  private Savepoints() {}

  /**
   * The number its job gave it: checkpoints and savepoints of a job are counted together.
   *
   * @throws UncheckedIOException if there is none at the address, or it cannot be read
   */
  static long number(String address) {
    return read(address).getCheckpointId();
  }

  /**
   * Refuses a state whose keys are laid out otherwise than this job's. Flink would refuse it too,
   * with the hash of an operator's name.
   *
   * @throws IllegalStateException saying both figures and what to do
   * @throws UncheckedIOException if there is none at the address, or it cannot be read
   */
  static void requireMaxParallelism(String address, int ofJob) {
    // Operators that must not be parallel have 1; all others have the job's.
    int ofState =
        read(address).getOperatorStates().stream()
            .mapToInt(OperatorState::getMaxParallelism)
            .max()
            .orElse(ofJob);
    if (ofState != ofJob) {
      throw new IllegalStateException(
          "%s was written with max parallelism %d, but this job has %d, and the keys in a state are"
                  .formatted(address, ofState, ofJob)
              + " laid out by it for good; go on with the build that wrote it (pipeline.max-parallelism"
              + " %d), or name a state with max parallelism %d".formatted(ofState, ofJob));
    }
  }

  private static CheckpointMetadata read(String address) {
    try {
      CompletedCheckpointStorageLocation location =
          AbstractFsCheckpointStorageAccess.resolveCheckpointPointer(address);
      try (DataInputStream in =
          new DataInputStream(location.getMetadataHandle().openInputStream())) {
        return Checkpoints.loadCheckpointMetadata(
            in, Savepoints.class.getClassLoader(), location.getExternalPointer());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the state to start from cannot be read: %s; name a complete savepoint or checkpoint"
              .formatted(address),
          e);
    }
  }
}
