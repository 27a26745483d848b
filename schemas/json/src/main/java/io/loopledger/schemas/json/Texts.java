package io.loopledger.schemas.json;

import java.util.Locale;

/** Words in messages. */
final class Texts {
  private static final int MAX_LENGTH = 100;

  private Texts() {}

  /** A value short enough for a message. */
  static String shortened(String value) {
    if (value.length() <= MAX_LENGTH) {
      return value;
    }
    int end = Character.isHighSurrogate(value.charAt(MAX_LENGTH - 1)) ? MAX_LENGTH - 1 : MAX_LENGTH;
    return value.substring(0, end) + "...";
  }

  /** The known name that was probably meant, in words; empty where none is near. */
  static String suggestion(String name, Iterable<String> known) {
    String wanted = plain(name);
    for (String candidate : known) {
      if (plain(candidate).equals(wanted)) {
        return " (did you mean '%s'?)".formatted(candidate);
      }
    }
    return "";
  }

  /** Spelling without what people confuse: case, underscores, hyphens. */
  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }
}
