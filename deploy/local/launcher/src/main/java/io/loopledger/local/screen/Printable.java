package io.loopledger.local.screen;

import java.util.regex.Pattern;

/** Text of others, made safe for a terminal: nothing in it can move the cursor or hide a line. */
public final class Printable {
  private static final Pattern SPACE = Pattern.compile("\\s+");

  /** Control, format (such as the marks that turn the direction of writing) and half characters. */
  private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

  private Printable() {}

  /** One line; what is longer is cut. */
  public static String line(String text, int limit) {
    String line = line(text);
    int cut = line.offsetByCodePoints(0, Math.min(limit, line.codePointCount(0, line.length())));
    return cut == line.length() ? line : line.substring(0, cut) + "...";
  }

  /** One line. */
  public static String line(String text) {
    return UNSAFE.matcher(SPACE.matcher(text).replaceAll(" ")).replaceAll(".").strip();
  }
}
