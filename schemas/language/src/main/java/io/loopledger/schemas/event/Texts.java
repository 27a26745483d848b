package io.loopledger.schemas.event;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks shared by the event records. */
final class Texts {
  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

  private Texts() {}

  /** Refuses what neither UTF-8 nor a table can hold, so that no text changes on its way. */
  static void requireText(String field, @Nullable String value) {
    if (value == null) {
      return;
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\0') {
        throw new InvalidFieldException(
            field,
            "%s contains U+0000 at index %d, which tables cannot hold; remove it"
                .formatted(field, i));
      }
      if (Character.isSurrogate(c)) {
        if (Character.charCount(value.codePointAt(i)) == 1) {
          throw new InvalidFieldException(
              field,
              "%s contains half a character (U+%04X) at index %d; mend the sender's encoding"
                  .formatted(field, (int) c, i));
        }
        i++;
      }
    }
  }

  static void requireLength(String field, String value, int maxLength) {
    if (value.length() > maxLength) {
      throw new InvalidFieldException(
          field,
          "%s '%s...' has %d characters; it must have at most %d"
              .formatted(field, value.substring(0, 32), value.length(), maxLength));
    }
  }

  static void requirePositive(String field, long value) {
    if (value <= 0) {
      throw new InvalidFieldException(
          field, "%s is %d; it must be above 0".formatted(field, value));
    }
  }

  static void requireNotNegative(String field, @Nullable Long value) {
    if (value != null && value < 0) {
      throw new InvalidFieldException(
          field, "%s is %d; it must not be below 0".formatted(field, value));
    }
  }

  static void requireNotNegative(String field, io.loopledger.schemas.money.@Nullable Money value) {
    if (value != null && value.amountMicros() < 0) {
      throw new InvalidFieldException(
          field, "%s is %s; it must not be below 0".formatted(field, value));
    }
  }

  static void requirePositive(String field, @Nullable Long value) {
    if (value != null) {
      requirePositive(field, value.longValue());
    }
  }

  /** A text that says something. */
  static void requireFilled(String field, String value) {
    requirePresent(field, value);
    requireText(field, value);
    if (value.isBlank()) {
      throw new InvalidFieldException(
          field, "%s is blank; fill it or leave the event out".formatted(field));
    }
  }

  static void requirePresent(String field, @Nullable Object value) {
    if (value == null) {
      throw new InvalidFieldException(field, field + " is missing; this type needs it");
    }
  }

  static void requireCountry(String field, @Nullable String value) {
    if (value != null && !COUNTRY.matcher(value).matches()) {
      throw new InvalidFieldException(
          field,
          "%s '%s' is not an ISO 3166-1 alpha-2 code such as DE; leave it out if unknown"
              .formatted(field, value));
    }
  }

  static void requireSubject(String field, @Nullable String value) {
    if (value != null) {
      try {
        Subject.parse(value);
      } catch (IllegalArgumentException e) {
        throw new InvalidFieldException(field, "%s: %s".formatted(field, e.getMessage()));
      }
    }
  }

  static <T> List<T> listOrEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }
}
