package io.loopledger.proof;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** How long each part of a proof took. Not safe for several threads. */
final class SecondsByPart {
  private final Map<String, Duration> parts = new LinkedHashMap<>();
  private final LongSupplier nanos;
  private long begin;

  SecondsByPart(LongSupplier nanos) {
    this.nanos = nanos;
    this.begin = nanos.getAsLong();
  }

  /** What was done since the last end, or since the start, is this part. */
  void end(String part) {
    long now = nanos.getAsLong();
    parts.merge(part, Duration.ofNanos(now - begin), Duration::plus);
    begin = now;
  }

  Map<String, Duration> parts() {
    return Collections.unmodifiableMap(new LinkedHashMap<>(parts));
  }
}
