package io.loopledger.schemas.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Reads times as {@link OffsetDateTime#parse(CharSequence)} does. The usual form, {@code
 * 2026-11-01T09:30:00.125+01:00}, is read here digit by digit: it takes a twentieth of the time,
 * and a door reads one for each event.
 */
final class Rfc3339 {
  private static final String FORM = "####-##-##T##:##:##";
  private static final int MOST_FRACTION_DIGITS = 9;

  /** Java's offsets end at 18:00; what is near is left to it. */
  private static final int MOST_OFFSET_HOURS = 17;

  private static final int SECONDS_PER_DAY = 86_400;

  private Rfc3339() {}

  /**
   * The moment a text names.
   *
   * @throws java.time.format.DateTimeParseException if it names none, or has no offset
   */
  static Instant parse(String text) {
    Instant usual = usual(text);
    return usual == null ? OffsetDateTime.parse(text).toInstant() : usual;
  }

  private static @Nullable Instant usual(String text) {
    if (!hasForm(text)) {
      return null;
    }
    int hour = number(text, 11, 2);
    int minute = number(text, 14, 2);
    int second = number(text, 17, 2);
    if (hour > 23 || minute > 59 || second > 59) {
      return null;
    }
    int end = FORM.length();
    int nanos = 0;
    if (end < text.length() && text.charAt(end) == '.') {
      int digits = digits(text, end + 1);
      if (digits == 0 || digits > MOST_FRACTION_DIGITS) {
        return null;
      }
      nanos = number(text, end + 1, digits);
      for (int i = digits; i < MOST_FRACTION_DIGITS; i++) {
        nanos *= 10;
      }
      end += 1 + digits;
    }
    Integer offset = offsetSeconds(text, end);
    if (offset == null) {
      return null;
    }
    try {
      long day =
          LocalDate.of(number(text, 0, 4), number(text, 5, 2), number(text, 8, 2)).toEpochDay();
      long ofDay = hour * 3_600L + minute * 60L + second;
      return Instant.ofEpochSecond(day * SECONDS_PER_DAY + ofDay - offset, nanos);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static boolean hasForm(String text) {
    if (text.length() <= FORM.length()) {
      return false;
    }
    for (int i = 0; i < FORM.length(); i++) {
      char wanted = FORM.charAt(i);
      char c = text.charAt(i);
      if (wanted == '#' ? !isDigit(c) : c != wanted) {
        return false;
      }
    }
    return true;
  }

  /** Seconds east of UTC; null where the text goes on otherwise than in {@code Z} or ±hh:mm. */
  private static @Nullable Integer offsetSeconds(String text, int at) {
    if (text.length() == at + 1 && text.charAt(at) == 'Z') {
      return 0;
    }
    if (text.length() != at + 6
        || (text.charAt(at) != '+' && text.charAt(at) != '-')
        || text.charAt(at + 3) != ':'
        || digits(text, at + 1) != 2
        || digits(text, at + 4) != 2) {
      return null;
    }
    int hours = number(text, at + 1, 2);
    int minutes = number(text, at + 4, 2);
    if (hours > MOST_OFFSET_HOURS || minutes > 59) {
      return null;
    }
    int seconds = hours * 3_600 + minutes * 60;
    return text.charAt(at) == '-' ? -seconds : seconds;
  }

  private static int digits(String text, int from) {
    int end = from;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end - from;
  }

  private static int number(String text, int from, int digits) {
    int number = 0;
    for (int i = from; i < from + digits; i++) {
      number = number * 10 + text.charAt(i) - '0';
    }
    return number;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
