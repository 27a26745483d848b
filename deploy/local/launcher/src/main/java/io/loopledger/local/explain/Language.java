package io.loopledger.local.explain;

import io.loopledger.catalog.chart.Account;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;

/** The language of the text. The words stand in a file of each language beside this class. */
public enum Language {
  EN(Locale.ENGLISH),
  DE(Locale.GERMAN);

  private final Locale locale;
  private final Properties words;

  Language(Locale locale) {
    this.locale = locale;
    this.words = read("words_%s.properties".formatted(locale.getLanguage()));
  }

  Locale locale() {
    return locale;
  }

  /** The account's name. */
  public String label(Account account) {
    return this == DE ? account.labelDe() : account.labelEn();
  }

  /** The words under a key, with values put in. */
  public String words(String key, Object... values) {
    String words = words().getProperty(key);
    if (words == null) {
      throw new IllegalArgumentException("there are no words for '%s' in %s".formatted(key, this));
    }
    return String.format(locale, words, values);
  }

  Properties words() {
    return words;
  }

  private static Properties read(String name) {
    Properties words = new Properties();
    try (InputStream in = Language.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the jar");
      }
      Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
      words.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + name, e);
    }
    return words;
  }
}
