package io.loopledger.proof;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** How long each part of a proof took; tells of each that is done. Not safe for several threads. */
final class SecondsByPart {
  private final Map<String, Duration> parts = new LinkedHashMap<>();

  /** read, fold, doubles, compare; rollup, balances, offsets. */
  private static final int PARTS = 7;

  private final LongSupplier nanos;
  private final Proof.Progress progress;
  private long begin;

  SecondsByPart(LongSupplier nanos, Proof.Progress progress) {
    this.nanos = nanos;
    this.progress = progress;
    this.begin = nanos.getAsLong();
  }

  /** What was done since the last end, or since the start, is this part. */
  void end(String part) {
    long now = nanos.getAsLong();
    parts.merge(part, Duration.ofNanos(now - begin), Duration::plus);
    begin = now;
    progress.ended(part, parts.size(), PARTS);
  }

  Map<String, Duration> parts() {
    return Collections.unmodifiableMap(new LinkedHashMap<>(parts));
  }
}
