package io.loopledger.reports.finance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FinanceWordsTest {
  /** Also the same values to be put in, in the same order. */
  @Test
  void bothLanguagesHaveTheSameKeysAndPlaces() throws IOException {
    assertThat(places("de")).isEqualTo(places("en")).isNotEmpty();
  }

  private static TreeMap<String, String> places(String language) throws IOException {
    Properties words = new Properties();
    try (InputStream in =
        Objects.requireNonNull(
            Words.class.getResourceAsStream("words_" + language + ".properties"))) {
      words.load(in);
    }
    TreeMap<String, String> places = new TreeMap<>();
    words.forEach(
        (key, text) -> places.put((String) key, ((String) text).replaceAll("[^%]*(%.)?", "$1")));
    return places;
  }
}
