package io.loopledger.catalog.reference;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.YearMonth;

/**
 * A posting period that was closed or opened again.
 *
 * @param brand whose books
 * @param period the month
 * @param action which of both
 * @param by who did it
 * @param at when
 * @param reason why
 */
public record PeriodChange(
    String brand, YearMonth period, Action action, String by, Instant at, String reason) {
  /** What happened to the period. */
  public enum Action {
    /** Nothing is posted to it from now on. */
    CLOSE,
    /** Entries of its days are posted to it again. */
    REOPEN
  }

  private static final int MAX_TEXT = 1_000;

  public PeriodChange {
    Slugs.require("brand id", requireNonNull(brand, "brand is null"));
    requireNonNull(period, "period is null");
    requireNonNull(action, "action is null");
    requireNonNull(at, "at is null");
    requireText("by", by);
    requireText("reason", reason);
  }

  private static void requireText(String field, String value) {
    if (requireNonNull(value, field + " is null").isBlank() || value.length() > MAX_TEXT) {
      throw new IllegalArgumentException(
          "%s of a period change must say something, in at most %d characters"
              .formatted(field, MAX_TEXT));
    }
  }
}
