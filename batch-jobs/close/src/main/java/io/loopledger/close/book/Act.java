package io.loopledger.close.book;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * Who did something, when and why.
 *
 * @param by who
 * @param at when
 * @param reason why
 */
public record Act(String by, Instant at, String reason) {
  /** As long as the reference log takes. */
  private static final int MAX_TEXT = 1_000;

  public Act {
    requireNonNull(at, "at is null");
    requireText("by", by);
    requireText("reason", reason);
  }

  private static void requireText(String field, String value) {
    if (requireNonNull(value, field + " is null").isBlank() || value.length() > MAX_TEXT) {
      throw new IllegalArgumentException(
          "%s is '%s'; say something, in at most %d characters".formatted(field, value, MAX_TEXT));
    }
  }
}
