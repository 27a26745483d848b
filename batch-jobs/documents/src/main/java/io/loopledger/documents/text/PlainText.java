package io.loopledger.documents.text;

import java.util.Locale;
import java.util.function.IntPredicate;

/**
 * Texts in formats that cannot hold every character. What a format cannot hold is shown by its
 * code, such as {@code [U+0000]}: seen by a reader, and never lost in silence.
 */
public final class PlainText {
  private static final int DELETE = 0x7F;
  private static final int LAST_C1_CONTROL = 0x9F;

  private PlainText() {}

  /** The text with the code in place of each character that XML, HTML or UTF-8 cannot hold. */
  public static String visible(String text) {
    return visible(text, PlainText::isHeld);
  }

  /** The text with the code in place of each character that is not held. */
  public static String visible(String text, IntPredicate isHeld) {
    if (text.codePoints().allMatch(isHeld)) {
      return text;
    }
    StringBuilder shown = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            point -> {
              if (isHeld.test(point)) {
                shown.appendCodePoint(point);
              } else {
                shown.append(code(point));
              }
            });
    return shown.toString();
  }

  private static String code(int point) {
    return String.format(Locale.ROOT, "[U+%04X]", point);
  }

  /** Whether XML 1.0 and HTML hold a character, and UTF-8 has bytes for it. */
  static boolean isHeld(int point) {
    boolean isBreak = point == '\t' || point == '\n' || point == '\r';
    boolean isControl = point < ' ' || (point >= DELETE && point <= LAST_C1_CONTROL);
    boolean isHalf = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    boolean isNoCharacter = (point & 0xFFFE) == 0xFFFE || (point >= 0xFDD0 && point <= 0xFDEF);
    return isBreak || !(isControl || isHalf || isNoCharacter);
  }
}
