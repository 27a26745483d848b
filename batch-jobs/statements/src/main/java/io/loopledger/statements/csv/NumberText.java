package io.loopledger.statements.csv;

import java.util.regex.Pattern;

/** Turns numbers as a file writes them into plain ones: {@code 1.234,50-} to {@code -1234.50}. */
final class NumberText {
  private final char decimal;
  private final String thousands;
  private final Pattern grouped;

  NumberText(char decimal, String thousands) {
    this.decimal = decimal;
    this.thousands = thousands;
    String group = Pattern.quote(thousands);
    this.grouped =
        Pattern.compile(
            "[+-]?\\d{1,3}(%s\\d{3})+(%s\\d+)?".formatted(group, Pattern.quote("" + decimal)));
  }

  /** The plain number; a text of another form comes back as it is, and is refused as a number. */
  String plain(String text) {
    String number = signInFront(text);
    if (!thousands.isEmpty() && grouped.matcher(number).matches()) {
      number = number.replace(thousands, "");
    }
    if (decimal == '.') {
      return number;
    }
    return number.indexOf('.') >= 0 ? text : number.replace(decimal, '.');
  }

  private static String signInFront(String text) {
    boolean isBehind = text.length() > 1 && text.endsWith("-") && Character.isDigit(text.charAt(0));
    return isBehind ? "-" + text.substring(0, text.length() - 1) : text;
  }
}
