package io.loopledger.ingest.simulator;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/**
 * Chance, the same for the same seed on every Java: {@link Random} specifies its algorithm. Each
 * unit and each question asked of it has dice of its own, so that one more unit, or one more kind
 * of event, never changes the others.
 */
public final class Dice {
  private static final int TEN_THOUSAND = 10_000;

  private final Random random;

  private Dice(long seed) {
    this.random = new Random(seed);
  }

  /** The dice for one question about one thing. */
  public static Dice of(long seed, long number, String question) {
    long hash = mix(seed);
    hash = mix(hash ^ number);
    for (int i = 0; i < question.length(); i++) {
      hash = mix(hash ^ question.charAt(i));
    }
    return new Dice(hash);
  }

  /** True as often as the share says; shares have at most four decimals. */
  public boolean chance(BigDecimal share) {
    return random.nextInt(TEN_THOUSAND) < parts(share);
  }

  /** A whole number, both ends included. */
  public int between(int low, int high) {
    return low + random.nextInt(high - low + 1);
  }

  /** One of the names, each as often as its weight says. */
  public String weighted(Map<String, BigDecimal> weights) {
    return weighted(List.copyOf(weights.entrySet()), Map.Entry::getValue).getKey();
  }

  /** One of the choices, each as often as its weight says. */
  public <T> T weighted(List<T> choices, Function<T, BigDecimal> weight) {
    int ticket = random.nextInt(choices.stream().mapToInt(c -> parts(weight.apply(c))).sum());
    for (T choice : choices) {
      ticket -= parts(weight.apply(choice));
      if (ticket < 0) {
        return choice;
      }
    }
    throw new IllegalStateException("the weights sum to less than the ticket");
  }

  private static int parts(BigDecimal share) {
    return share.movePointRight(4).intValueExact();
  }

  /** SplitMix64's finalizer: neighbouring numbers end far apart. */
  public static long mix(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
