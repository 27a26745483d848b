package io.loopledger.ingest.simulator;

import java.util.List;
import java.util.Random;
import java.util.function.ToIntFunction;

/**
 * Chance, the same for the same seed on every Java: {@link Random} specifies its algorithm. Each
 * unit has dice of its own, so more units never change the first ones.
 */
final class Dice {
  /** Spreads neighbouring unit numbers over the whole range of seeds (2^64 / golden ratio). */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private static final int WARM_UP = 8;

  private final Random random;

  Dice(long seed, long unit) {
    this.random = new Random(seed * SPREAD + unit * SPREAD * SPREAD);
    for (int i = 0; i < WARM_UP; i++) {
      random.nextInt();
    }
  }

  /** True in {@code percent} of 100 cases. */
  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  /** A whole number, both ends included. */
  int between(int low, int high) {
    return low + random.nextInt(high - low + 1);
  }

  /** One of the choices, each as often as its weight says. */
  <T> T weighted(List<T> choices, ToIntFunction<T> weight) {
    int ticket = random.nextInt(choices.stream().mapToInt(weight).sum());
    for (T choice : choices) {
      ticket -= weight.applyAsInt(choice);
      if (ticket < 0) {
        return choice;
      }
    }
    throw new IllegalStateException("the weights sum to less than the ticket");
  }
}
