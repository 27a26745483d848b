package io.loopledger.streaming.job;

import java.time.Duration;
import java.util.Locale;

/**
 * What the job is tuned for: {@code profile}. It decides the default of {@code commit-interval},
 * which is how often checkpoints are taken and rows become visible.
 */
public enum Profile {
  /** Rows are visible after about a second; many small files, which the upkeep compacts. */
  LIVE(Duration.ofSeconds(1)),
  /** Rows are visible after about a minute; fewer, larger files and less CPU an event. */
  THRIFTY(Duration.ofSeconds(60));

  private final Duration commitInterval;

  Profile(Duration commitInterval) {
    this.commitInterval = commitInterval;
  }

  /** How often rows become visible, where nothing else is said. */
  public Duration commitInterval() {
    return commitInterval;
  }

  /** The name in the configuration. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
