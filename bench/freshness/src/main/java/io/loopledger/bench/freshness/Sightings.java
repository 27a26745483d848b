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

  /** Seconds from the answer to the sight of each probe of a range, sorted. */
  private List<Double> ages(Probes probes, int first, int last) {
    Map<Integer, Double> ages = new TreeMap<>();
    nanos.forEach(
        (number, at) -> {
          Long answered = probes.answeredNanos(number);
          if (answered != null && number >= first && number <= last) {
            // Seen before its answer came: not later than the answer.
            ages.put(number, Math.max(0, (at - answered) / 1e9));
          }
        });
    return ages.values().stream().sorted().toList();
  }

  /** p50, p99 and the longest of a range of probes, in seconds. */
  String summary(Probes probes, int first, int last) {
    List<Double> ages = ages(probes, first, last);
    int sent = Math.min(last, probes.sent()) - first + 1;
    if (ages.isEmpty()) {
      return "none of %d probes seen".formatted(sent);
    }
    return "p50 %.2f s  p99 %.2f s  max %.2f s  (%d of %d probes)"
        .formatted(at(ages, 0.5), at(ages, 0.99), ages.getLast(), ages.size(), sent);
  }

  private static double at(List<Double> sorted, double share) {
    return sorted.get((int) Math.min(sorted.size() - 1L, (long) Math.floor(share * sorted.size())));
  }
}
