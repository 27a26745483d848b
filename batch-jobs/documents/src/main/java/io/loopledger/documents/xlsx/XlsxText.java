package io.loopledger.documents.xlsx;

import io.loopledger.documents.text.PlainText;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Texts in cells. A workbook reads {@code _x0041_} in a text as the character A, so a text that has
 * such letters itself is escaped, and comes out as it was.
 */
final class XlsxText {
  /** Characters that a cell can hold. */
  static final int MAX_LENGTH_CHARS = 32_767;

  private static final Pattern ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

  private XlsxText() {}

  /** The text of a cell. What has no room is cut, and the cell says so. */
  static String cell(String text) {
    String visible = visible(text);
    if (visible.length() <= MAX_LENGTH_CHARS) {
      return visible;
    }
    String end =
        String.format(
            Locale.ROOT, " […] (%d characters; a cell holds %d)", text.length(), MAX_LENGTH_CHARS);
    int length = MAX_LENGTH_CHARS - end.length();
    boolean isWithinCharacter = Character.isHighSurrogate(visible.charAt(length - 1));
    return visible.substring(0, isWithinCharacter ? length - 1 : length) + end;
  }

  /** The text with nothing in it that XML cannot hold or that a workbook would read as a code. */
  static String visible(String text) {
    return ESCAPE.matcher(PlainText.visible(text)).replaceAll("_x005F_");
  }
}
