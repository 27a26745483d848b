package io.loopledger.chaos.proxy;

import java.time.Duration;

/** What the proxy does with a commit. */
public sealed interface Interference {
  /** Lets it pass. */
  record Pass() implements Interference {}

  /** Waits, then lets it pass. */
  record Delay(Duration time) implements Interference {}

  /** Breaks the connection off: a reset to the client, none of it forwarded any more. */
  record Reset() implements Interference {}
}
