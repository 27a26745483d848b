package io.loopledger.metricscheck;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/**
 * A sample of metrics: the whole catalog takes half an hour on two cores, and is checked with
 * {@code -Dloopledger.metrics-check.all=true}, or by the main class; {@code
 * -Dloopledger.metrics-check.only=repair.*} takes those whose name has that pattern.
 */
public final class Sample {
  private static final long SEED = Long.getLong("loopledger.metrics-check.sample-seed", 20261126);

  private Sample() {}

  /** So many of them, in their order; other seeds take others. */
  public static <T> List<T> of(List<T> all, int count) {
    String only = System.getProperty("loopledger.metrics-check.only", "");
    if (!only.isEmpty()) {
      Pattern pattern = Pattern.compile(only);
      return all.stream().filter(one -> pattern.matcher(one.toString()).find()).toList();
    }
    if (Boolean.getBoolean("loopledger.metrics-check.all") || all.size() <= count) {
      return all;
    }
    List<Integer> places =
        new Random(SEED).ints(0, all.size()).distinct().limit(count).sorted().boxed().toList();
    return places.stream().map(all::get).toList();
  }
}
