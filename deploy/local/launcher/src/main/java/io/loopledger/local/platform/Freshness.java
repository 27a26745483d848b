package io.loopledger.local.platform;

import java.util.Optional;

/** How recent the data in the lake is. */
public interface Freshness {
  /** A line for people; empty where nothing is known, since a guess would be worse. */
  Optional<String> describe(Platform platform);

  /** Knows nothing. */
  static Freshness unknown() {
    return platform -> Optional.empty();
  }
}
