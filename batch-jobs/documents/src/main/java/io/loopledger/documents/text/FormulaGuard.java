package io.loopledger.documents.text;

/**
 * Keeps spreadsheets from running text as a formula. Text that might be run, and text that begins
 * with an apostrophe, gets one apostrophe in front; so whoever takes one leading apostrophe off
 * every cell of text has exactly what it was. Numbers are no text and stay numbers.
 */
public final class FormulaGuard {
  private static final char MARK = '\'';

  /** What begins a formula: ASCII, full-width and small forms, and the minus sign. */
  private static final String STARTS = "=+-@\uFF1D\uFF0B\uFF0D\uFF20\uFE66\uFE62\uFE63\uFE6B\u2212";

  private FormulaGuard() {}

  /** The text as it goes into a file. */
  public static String guarded(String text) {
    return needsMark(text) ? MARK + text : text;
  }

  /** The text that a cell of a file was made of. */
  public static String plain(String cell) {
    return !cell.isEmpty() && cell.charAt(0) == MARK ? cell.substring(1) : cell;
  }

  private static boolean needsMark(String text) {
    if (text.isEmpty()) {
      return false;
    }
    char first = text.charAt(0);
    if (first == MARK || first == '\t' || first == '\r' || first == '\n') {
      return true;
    }
    // Programs differ in what they strip before they look; so the first visible character decides.
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isStripped(c)) {
        return STARTS.indexOf(c) >= 0;
      }
    }
    return false;
  }

  private static boolean isStripped(char c) {
    return c == '"'
        || Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.isISOControl(c)
        || Character.getType(c) == Character.FORMAT;
  }
}
