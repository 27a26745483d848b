package io.loopledger.nightkills;

import java.util.random.RandomGenerator;

/**
 * What is done to a night.
 *
 * @param kind what is hit
 * @param step for {@link Kind#KILL_AT_BOUNDARY}: after this many steps; else 0
 * @param moment for the others: when, as a part of the undisturbed night's length, in thousandths
 */
record Strike(Kind kind, int step, int moment) {
  private static final int THOUSAND = 1_000;

  /** What is hit. */
  enum Kind {
    /** The night, with SIGKILL, at some moment. */
    KILL,
    /** The night, with SIGKILL, as soon as a step is done. */
    KILL_AT_BOUNDARY,
    /** Trino, with SIGKILL; it is started again at once. */
    TRINO,
    /** PostgreSQL with all its processes, with SIGKILL; it is started again at once. */
    POSTGRES,
    /** The warehouse: its folder is away for three seconds. */
    WAREHOUSE
  }

  /** The next strike; half of them hit the night itself, and every boundary has its turn. */
  static Strike next(RandomGenerator random, int number, int steps) {
    Kind kind =
        switch (number % 6) {
          case 1, 3 -> Kind.KILL;
          case 2 -> Kind.TRINO;
          case 4 -> Kind.POSTGRES;
          case 5 -> Kind.WAREHOUSE;
          default -> Kind.KILL_AT_BOUNDARY;
        };
    int step = kind == Kind.KILL_AT_BOUNDARY ? 1 + (number / 6) % steps : 0;
    return new Strike(kind, step, random.nextInt(THOUSAND));
  }

  /** When it comes, after the night began. */
  long millis(long nightMillis) {
    return nightMillis * moment / THOUSAND;
  }

  @Override
  public String toString() {
    return kind == Kind.KILL_AT_BOUNDARY
        ? "%s after step %d".formatted(kind, step)
        : "%s at %d.%d %%".formatted(kind, moment / 10, moment % 10);
  }
}
