package io.loopledger.nightkills;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * What is done to a night.
 *
 * @param kind what is hit
 * @param step for {@link Kind#KILL_AT_BOUNDARY}: when this step is done, counted from 1; else 0
 * @param gap for the others: how long after the strike before it, or after the night began, in
 *     thousandths of an undisturbed night
 */
record Strike(Kind kind, int step, int gap) {
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
    /** The warehouse: for three seconds nothing can be read or written. */
    WAREHOUSE;

    /** Whether the night itself is killed, and has to be started again. */
    boolean endsNight() {
      return this == KILL || this == KILL_AT_BOUNDARY;
    }
  }

  private static final List<Kind> AT_RANDOM =
      List.of(
          Kind.KILL,
          Kind.TRINO,
          Kind.KILL,
          Kind.KILL,
          Kind.POSTGRES,
          Kind.KILL,
          Kind.KILL,
          Kind.WAREHOUSE,
          Kind.KILL);

  /**
   * The strikes of a night, in their order. The first night is killed at the end of each of its
   * steps; the others are hit at random moments, two times of three by a kill of the night itself.
   *
   * @param steps how many steps an undisturbed night has
   * @param count how many strikes at random moments
   */
  static List<Strike> of(int night, int steps, int count, RandomGenerator random) {
    if (night == 0) {
      return IntStream.rangeClosed(1, steps)
          .mapToObj(step -> new Strike(Kind.KILL_AT_BOUNDARY, step, 0))
          .toList();
    }
    int[] moments = random.ints(count, 0, THOUSAND).sorted().toArray();
    int first = random.nextInt(AT_RANDOM.size());
    List<Strike> strikes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int gap = moments[i] - (i == 0 ? 0 : moments[i - 1]);
      strikes.add(new Strike(AT_RANDOM.get((first + i) % AT_RANDOM.size()), 0, gap));
    }
    return strikes;
  }

  /** How long after what was before. */
  long millis(long nightMillis) {
    return nightMillis * gap / THOUSAND;
  }

  @Override
  public String toString() {
    return kind == Kind.KILL_AT_BOUNDARY
        ? "%s after step %d".formatted(kind, step)
        : "%s %d.%d %% later".formatted(kind, gap / 10, gap % 10);
  }
}
