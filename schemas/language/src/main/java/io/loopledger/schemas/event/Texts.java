package io.loopledger.schemas.event;

import org.jspecify.annotations.Nullable;

/** Checks shared by the event records. */
final class Texts {
  private Texts() {}

  /** Refuses what neither UTF-8 nor a table can hold, so that no text changes on its way. */
  static void requireText(String field, @Nullable String value) {
    if (value == null) {
      return;
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\0') {
        throw new IllegalArgumentException(
            "%s contains U+0000 at index %d, which tables cannot hold; remove it"
                .formatted(field, i));
      }
      if (Character.isSurrogate(c)) {
        if (Character.charCount(value.codePointAt(i)) == 1) {
          throw new IllegalArgumentException(
              "%s contains half a character (U+%04X) at index %d; mend the sender's encoding"
                  .formatted(field, (int) c, i));
        }
        i++;
      }
    }
  }

  static void requireLength(String field, String value, int maxLength) {
    if (value.length() > maxLength) {
      throw new IllegalArgumentException(
          "%s '%s...' has %d characters; it must have at most %d"
              .formatted(field, value.substring(0, 32), value.length(), maxLength));
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
