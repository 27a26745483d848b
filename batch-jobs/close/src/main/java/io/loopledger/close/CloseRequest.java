package io.loopledger.close;

import static java.util.Objects.requireNonNull;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * That books are to be closed, or opened again.
 *
 * @param period the month
 * @param brand whose books; null for all registered brands
 * @param by who asks
 * @param reason why
 * @param checks what a failed check does
 */
public record CloseRequest(
    YearMonth period, @Nullable String brand, String by, String reason, Checks checks) {
  /** What a failed check does. */
  public enum Checks {
    /** It stands in the way. */
    BINDING,
    /** It is recorded and overridden, unless it cannot be. */
    FORCED
  }

  public CloseRequest {
    requireNonNull(period, "period is null");
  }
}
