package io.loopledger.streaming.job;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The state a start goes on from. */
sealed interface StartState {
  Logger LOG = LoggerFactory.getLogger(StartState.class);

  /** The number of the checkpoint or savepoint: what the lake holds may not be newer. */
  long number();

  /** Where it is, as Flink takes it. */
  String address();

  /** A checkpoint that the job left in its own folder. */
  record Retained(CheckpointFolder.Checkpoint checkpoint) implements StartState {
    @Override
    public long number() {
      return checkpoint.number();
    }

    @Override
    public String address() {
      return checkpoint.address();
    }

    @Override
    public String toString() {
      return "checkpoint %d of job %s".formatted(checkpoint.number(), checkpoint.jobId());
    }
  }

  /** A savepoint or checkpoint that whoever submitted the job names. */
  record Named(long number, String address) implements StartState {
    @Override
    public String toString() {
      return "the named state %s, which is checkpoint %d".formatted(address, number);
    }
  }

  /**
   * Chooses: what is named, unless the same job has left a newer checkpoint since, as it has when
   * only its JobManager starts again; else the newest retained checkpoint; else nothing.
   */
  static Optional<StartState> choose(CheckpointFolder retained, GivenStart given) {
    Optional<String> named = given.state();
    if (named.isEmpty()) {
      return retained.newest().map(Retained::new);
    }
    Named state = new Named(Savepoints.number(named.get()), named.get());
    Optional<CheckpointFolder.Checkpoint> newer =
        given
            .jobId()
            .flatMap(retained::newestOfJob)
            .filter(checkpoint -> checkpoint.number() > state.number());
    newer.ifPresent(
        checkpoint ->
            LOG.warn(
                "{} is older than checkpoint {} of the same job, which goes first",
                state,
                checkpoint.number()));
    return Optional.of(newer.<StartState>map(Retained::new).orElse(state));
  }
}
