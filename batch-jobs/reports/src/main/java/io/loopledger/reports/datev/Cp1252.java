package io.loopledger.reports.datev;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;

/**
 * Texts in DATEV's character set, Windows-1252. What is not in it, and what would break a line,
 * becomes a question mark, and is counted.
 */
final class Cp1252 {
  static final Charset CHARSET = Charset.forName("windows-1252");
  private static final String SHOWN = "?";

  private final CharsetEncoder encoder = CHARSET.newEncoder();
  private long replaced;
  private long shortened;

  /** The text, at most so many characters long. */
  String text(String text, int mostCharacters) {
    StringBuilder out = new StringBuilder();
    text.codePoints().forEach(point -> out.append(shown(point)));
    if (out.length() > mostCharacters) {
      shortened++;
      out.setLength(mostCharacters);
    }
    return out.toString();
  }

  private String shown(int point) {
    String character = Character.toString(point);
    if (Character.isISOControl(point) || !encoder.canEncode(character)) {
      replaced++;
      return SHOWN;
    }
    return character;
  }

  /** Characters that were replaced. */
  long replacedCharacters() {
    return replaced;
  }

  /** Texts that were cut. */
  long shortenedTexts() {
    return shortened;
  }
}
