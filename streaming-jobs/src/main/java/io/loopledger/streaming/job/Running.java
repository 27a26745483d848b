package io.loopledger.streaming.job;

import java.time.Duration;

/**
 * How the job runs.
 *
 * @param profile {@code profile}, default {@code live}: see {@link Profile}
 * @param stateBackend {@code state-backend}, default {@code heap}: see {@link StateBackend}
 * @param checkpointTimeout {@code checkpoint-timeout}, default 5m: after it a checkpoint is given
 *     up and tried again; ten in a row fail the job, which restarts from the last one
 */
public record Running(Profile profile, StateBackend stateBackend, Duration checkpointTimeout) {
  /** What holds where nothing is said. */
  public static final Running DEFAULT =
      new Running(Profile.LIVE, StateBackend.HEAP, Duration.ofMinutes(5));
}
