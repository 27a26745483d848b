package io.loopledger.catalog.impact;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks of single values of one file. A value that fails is noted as a problem and replaced by a
 * harmless one, so that the checks after it still run; nothing is built from a file with problems.
 */
final class Checks {
  private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,12}(\\.\\d{1,12})?");
  private static final Pattern INTEGER = Pattern.compile("-?\\d{1,9}");

  private final String file;
  private final List<String> problems;

  Checks(String file, List<String> problems) {
    this.file = file;
    this.problems = problems;
  }

  int count() {
    return problems.size();
  }

  void problem(String key, String value, String whatAndFix) {
    problems.add("%s: %s '%s' %s".formatted(file, key, value, whatAndFix));
  }

  String text(String key, @Nullable String value) {
    if (value == null || value.isBlank()) {
      problem(key, value == null ? "" : value, "is missing; write it");
      return "";
    }
    return value.strip();
  }

  List<String> texts(String key, @Nullable List<@Nullable String> values) {
    List<String> texts = new ArrayList<>();
    if (values != null) {
      for (int i = 0; i < values.size(); i++) {
        texts.add(text("%s[%d]".formatted(key, i), values.get(i)));
      }
    }
    return texts;
  }

  LocalDate day(String key, String value) {
    try {
      return LocalDate.parse(value);
    } catch (DateTimeParseException e) {
      unlessMissing(key, value, "is not a day; write it as 2021-01-01");
      return LocalDate.EPOCH;
    }
  }

  BigDecimal positive(String key, String value, @Nullable BigDecimal max) {
    if (!DECIMAL.matcher(value).matches()) {
      unlessMissing(key, value, "is not a decimal; write it as \"4.62\"");
      return BigDecimal.ONE;
    }
    BigDecimal decimal = new BigDecimal(value);
    if (decimal.signum() <= 0) {
      problem(key, value, "is not above 0; leave it out, or list the category in without_factor");
      return BigDecimal.ONE;
    }
    if (max != null && decimal.compareTo(max) > 0) {
      problem(key, value, "is above %s; correct it".formatted(max.toPlainString()));
    }
    return decimal;
  }

  /** A decimal of any sign. */
  BigDecimal decimal(String key, @Nullable String value) {
    String text = text(key, value);
    if (!DECIMAL.matcher(text).matches()) {
      unlessMissing(key, text, "is not a decimal; write it as \"4.62\"");
      return BigDecimal.ONE;
    }
    return new BigDecimal(text);
  }

  /** A share above 0 and at most 1, in millionths. */
  long ppm(String key, @Nullable String value) {
    BigDecimal share = positive(key, text(key, value), BigDecimal.ONE);
    if (share.stripTrailingZeros().scale() > 6) {
      problem(key, share.toPlainString(), "has more than six decimals; round it");
    }
    return share.movePointRight(6).setScale(0, RoundingMode.DOWN).longValueExact();
  }

  @Nullable BigDecimal optionalPositive(
      String key, @Nullable String value, @Nullable BigDecimal max) {
    return value == null ? null : positive(key, text(key, value), max);
  }

  int integer(String key, String value, int min, int max) {
    if (!INTEGER.matcher(value).matches()) {
      unlessMissing(key, value, "is not a whole number; write one");
      return min;
    }
    int number = Integer.parseInt(value);
    if (number < min || number > max) {
      problem(key, value, "is not from %d to %d; correct it".formatted(min, max));
    }
    return number;
  }

  @Nullable Integer optionalInteger(String key, @Nullable String value, int min, int max) {
    return value == null ? null : Integer.valueOf(integer(key, text(key, value), min, max));
  }

  /** A missing value is a problem already. */
  void unlessMissing(String key, String value, String whatAndFix) {
    if (!value.isEmpty()) {
      problem(key, value, whatAndFix);
    }
  }
}
