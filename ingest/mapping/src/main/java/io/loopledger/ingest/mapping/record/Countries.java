package io.loopledger.ingest.mapping.record;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Countries by code and by English name, from a list of our own: the Java platform's names change
 * between releases, and the same row must become the same event everywhere.
 */
public final class Countries {
  private static final String LIST = "countries.csv";
  private static final Map<String, String> ALPHA_2 = read();

  private Countries() {}

  /**
   * The ISO 3166-1 alpha-2 code of a country.
   *
   * @param text an alpha-2 or alpha-3 code or an English name, in any case
   */
  public static Optional<String> alpha2(String text) {
    return Optional.ofNullable(ALPHA_2.get(text.strip().toUpperCase(Locale.ROOT)));
  }

  private static Map<String, String> read() {
    Map<String, String> codes = new HashMap<>();
    try (InputStream in = Countries.class.getResourceAsStream(LIST)) {
      if (in == null) {
        throw new IllegalStateException("resource %s is not on the class path".formatted(LIST));
      }
      new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(",", 3))
          .forEach(
              cells -> {
                for (String key : cells) {
                  codes.putIfAbsent(key.toUpperCase(Locale.ROOT), cells[0]);
                }
              });
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read resource " + LIST, e);
    }
    codes.remove("");
    return Map.copyOf(codes);
  }
}
