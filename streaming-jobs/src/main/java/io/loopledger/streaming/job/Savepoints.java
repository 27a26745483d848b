package io.loopledger.streaming.job;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.flink.runtime.checkpoint.Checkpoints;
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
    try {
      CompletedCheckpointStorageLocation location =
          AbstractFsCheckpointStorageAccess.resolveCheckpointPointer(address);
      try (DataInputStream in =
          new DataInputStream(location.getMetadataHandle().openInputStream())) {
        return Checkpoints.loadCheckpointMetadata(
                in, Savepoints.class.getClassLoader(), location.getExternalPointer())
            .getCheckpointId();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the state to start from cannot be read: %s; name a complete savepoint or checkpoint"
              .formatted(address),
          e);
    }
  }
}
