package io.loopledger.documents.text;

/**
 * Texts in CSV files, which spreadsheets run as formulas when they begin with certain characters.
 * Such a text gets an apostrophe before it; a text that begins with an apostrophe gets another. So
 * whoever takes one apostrophe off the start of each text has the text as it was.
 */
public final class SpreadsheetText {
  /** What a spreadsheet may take for a formula, in ASCII and in full width, and the apostrophe. */
  private static final String STARTS = "=+-@\t\r\n'＝＋－＠";

  private SpreadsheetText() {}

  /** The text as it can stand in a CSV file. */
  public static String neutral(String text) {
    boolean isRisky = !text.isEmpty() && STARTS.indexOf(text.charAt(0)) >= 0;
    return isRisky ? "'" + text : text;
  }

  /** The text as it was. */
  public static String original(String neutral) {
    return neutral.startsWith("'") ? neutral.substring(1) : neutral;
  }
}
