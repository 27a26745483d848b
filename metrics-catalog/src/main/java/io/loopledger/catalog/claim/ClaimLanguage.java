package io.loopledger.catalog.claim;

import java.util.Locale;

/** A language that sentences are made in. */
public enum ClaimLanguage {
  /** German, with the numbers of Germany. */
  GERMAN("de", Locale.GERMANY, '.', ','),
  /** English, with the numbers of the United Kingdom. */
  ENGLISH("en", Locale.UK, ',', '.');

  private final String code;
  private final Locale locale;
  private final char grouping;
  private final char decimal;

  ClaimLanguage(String code, Locale locale, char grouping, char decimal) {
    this.code = code;
    this.locale = locale;
    this.grouping = grouping;
    this.decimal = decimal;
  }

  /**
   * The language of a locale.
   *
   * @throws IllegalArgumentException if there are no words in it
   */
  public static ClaimLanguage of(Locale locale) {
    for (ClaimLanguage language : values()) {
      if (language.code.equals(locale.getLanguage())) {
        return language;
      }
    }
    throw new IllegalArgumentException(
        "locale is '%s'; there are words in de and en".formatted(locale.toLanguageTag()));
  }

  /** Its two letters. */
  public String code() {
    return code;
  }

  /** Its form of numbers. */
  public Locale locale() {
    return locale;
  }

  char grouping() {
    return grouping;
  }

  char decimal() {
    return decimal;
  }
}
