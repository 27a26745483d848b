package io.loopledger.catalog.claim;

import io.loopledger.catalog.claim.ClaimRefusal.Reason;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Phrases that no sentence about a figure may have, of both languages at once. They are compared
 * without case, hyphens, and characters that nobody sees.
 */
final class BannedPhrases {
  private static final String FILE = "banned-phrases.txt";
  private static final Pattern UNSEEN = Pattern.compile("\\p{Cf}");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}%]+");
  private static final List<Phrase> ALL = read();

  private BannedPhrases() {}

  /**
   * A phrase.
   *
   * @param words as it is compared
   * @param isStem whether its last word may go on
   */
  private record Phrase(Reason reason, String shown, String words, boolean isStem) {
    boolean isIn(String text) {
      return text.contains(isStem ? " " + words : " " + words + " ");
    }
  }

  static List<ClaimRefusal> in(String sentence) {
    String text = " " + plain(sentence) + " ";
    return ALL.stream()
        .filter(phrase -> phrase.isIn(text))
        .map(phrase -> ClaimRefusal.of(phrase.reason(), phrase.shown()))
        .toList();
  }

  /** Lower case words with a space between them. */
  static String plain(String text) {
    String known = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    String seen = UNSEEN.matcher(known).replaceAll("");
    return BETWEEN_WORDS.matcher(seen).replaceAll(" ").strip();
  }

  private static List<Phrase> read() {
    List<Phrase> phrases = new ArrayList<>();
    try (InputStream in = BannedPhrases.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is missing from the jar");
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          phrases.add(phrase(line));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FILE, e);
    }
    return List.copyOf(phrases);
  }

  private static Phrase phrase(String line) {
    int colon = line.indexOf(':');
    Reason reason = Reason.valueOf(line.substring(0, colon).strip());
    String shown = line.substring(colon + 1).strip();
    boolean isStem = shown.endsWith("*");
    String word = isStem ? shown.substring(0, shown.length() - 1) : shown;
    return new Phrase(reason, word, plain(word), isStem);
  }
}
