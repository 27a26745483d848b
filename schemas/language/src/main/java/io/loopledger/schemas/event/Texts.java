package io.loopledger.schemas.event;

import org.jspecify.annotations.Nullable;

/** Checks shared by the event records. */
final class Texts {
  private Texts() {}

  static void requireNoNul(String field, @Nullable String value) {
    if (value != null && value.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(field + " contains U+0000, which tables cannot hold");
    }
  }

  static void requirePositive(String field, long value) {
    if (value <= 0) {
      throw new IllegalArgumentException("%s is %d; it must be above 0".formatted(field, value));
    }
  }

  static void requireNotNegative(String field, @Nullable Long value) {
    if (value != null && value < 0) {
      throw new IllegalArgumentException(
          "%s is %d; it must not be below 0".formatted(field, value));
    }
  }

  static void requireNotNegative(String field, io.loopledger.schemas.money.@Nullable Money value) {
    if (value != null && value.amountMicros() < 0) {
      throw new IllegalArgumentException(
          "%s is %s; it must not be below 0".formatted(field, value));
    }
  }
}
