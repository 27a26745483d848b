package io.loopledger.close.book;

import org.jspecify.annotations.Nullable;

/**
 * What a check before a close came to.
 *
 * @param check name of the check
 * @param brand whose books it is about; null for all
 * @param outcome what came out
 * @param message what it found, and where it failed the fix
 */
public record CheckResult(String check, @Nullable String brand, Outcome outcome, String message) {
  /** What came out of a check. */
  public enum Outcome {
    /** It holds. */
    PASSED,
    /** It does not hold; who forces the close goes on, and that is recorded. */
    FAILED,
    /** It does not hold, and nobody can go on. */
    IMPOSSIBLE,
    /** Nothing is set up that could tell; recorded, so that nobody takes it for passed. */
    NOT_CHECKED
  }

  /** Whether it stands in the way of a close that is not forced. */
  public boolean isInTheWay() {
    return outcome == Outcome.FAILED || outcome == Outcome.IMPOSSIBLE;
  }
}
