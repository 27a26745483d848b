package io.loopledger.schemas.command;

import io.loopledger.schemas.event.InvalidFieldException;
import io.loopledger.schemas.money.Micros;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Checks shared by the parts of a command. */
final class Checks {
  /** Longest decimal worth looking at: thirteen digits, and ten behind the point. */
  private static final int MAX_DECIMAL_LENGTH = 40;

  private static final int RATE_SCALE = 10;

  private Checks() {}

  static void refuse(String field, String message) {
    throw new InvalidFieldException(field, message);
  }

  static void requireNotNegative(String field, long value) {
    if (value < 0) {
      refuse(field, "%s is %d; it must not be below 0".formatted(field, value));
    }
  }

  static void requireText(String field, String value, int maxLength) {
    if (value.isBlank()) {
      refuse(field, field + " is blank; it is required");
    }
    requireWritable(field, value);
    if (value.length() > maxLength) {
      refuse(
          field,
          "%s has %d characters; it must have at most %d"
              .formatted(field, value.length(), maxLength));
    }
  }

  /** Refuses what neither UTF-8 nor a table can hold. */
  static void requireWritable(String field, @Nullable String value) {
    if (value != null
        && (value.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(value))) {
      refuse(field, field + " contains U+0000 or half a character; tables cannot hold it");
    }
  }

  static void requireAmount(String field, @Nullable String value) {
    if (value != null) {
      try {
        var unused = Micros.exact(decimal(field, value));
      } catch (ArithmeticException e) {
        refuse(field, "%s: %s".formatted(field, e.getMessage()));
      }
    }
  }

  static void requireRate(String field, @Nullable String value) {
    if (value != null) {
      try {
        var unused = decimal(field, value).setScale(RATE_SCALE, RoundingMode.UNNECESSARY);
      } catch (ArithmeticException e) {
        refuse(field, "%s '%s' has more than ten decimals".formatted(field, value));
      }
    }
  }

  static void requireParsed(
      String field, @Nullable String value, String form, Function<String, ?> parser) {
    if (value != null) {
      try {
        var unused = parser.apply(value);
      } catch (DateTimeException e) {
        refuse(field, "%s '%s' must be %s".formatted(field, value, form));
      }
    }
  }

  private static BigDecimal decimal(String field, String value) {
    try {
      if (value.length() > MAX_DECIMAL_LENGTH
          || value.indexOf('e') >= 0
          || value.indexOf('E') >= 0) {
        throw new NumberFormatException();
      }
      return new BigDecimal(value);
    } catch (NumberFormatException e) {
      throw new InvalidFieldException(
          field,
          "%s '%s' is no decimal; write digits with a point, such as -12.50"
              .formatted(field, value));
    }
  }
}
