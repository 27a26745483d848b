package io.loopledger.bench.freshness;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** When each probe was first seen somewhere. */
final class Sightings {
  private final Map<Integer, Long> nanos = new ConcurrentHashMap<>();

  /** A probe is seen now; the first time counts. */
  void seen(int number) {
    nanos.putIfAbsent(number, System.nanoTime());
  }

  int count() {
    return nanos.size();
  }

  /** Seconds from the answer to the sight of each probe, sorted. */
  List<Double> ages(Probes probes) {
    Map<Integer, Double> ages = new TreeMap<>();
    nanos.forEach(
        (number, at) -> {
          Long answered = probes.answeredNanos(number);
          if (answered != null) {
            // Seen before its answer came: not later than the answer.
            ages.put(number, Math.max(0, (at - answered) / 1e9));
          }
        });
    return ages.values().stream().sorted().toList();
  }

  /** p50, p99 and the longest, in seconds. */
  String summary(Probes probes) {
    List<Double> ages = ages(probes);
    if (ages.isEmpty()) {
      return "none of %d probes seen".formatted(probes.sent());
    }
    return "p50 %.2f s  p99 %.2f s  max %.2f s  (%d of %d probes)"
        .formatted(at(ages, 0.5), at(ages, 0.99), ages.getLast(), ages.size(), probes.sent());
  }

  private static double at(List<Double> sorted, double share) {
    return sorted.get((int) Math.min(sorted.size() - 1L, (long) Math.floor(share * sorted.size())));
  }
}
