package io.loopledger.delivery.book;

import java.util.regex.Pattern;

/** Text of others, such as a server's answer, as one line that a terminal and a mail can show. */
public final class OneLine {
  private static final int LONGEST = 2_000;
  private static final Pattern SPACE = Pattern.compile("\\s+");

  /** Control, format (such as the marks that turn the direction of writing) and half characters. */
  private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

  private OneLine() {}

  /** The line; what is longer than 2,000 characters is cut. */
  public static String of(String text) {
    String line = UNSAFE.matcher(SPACE.matcher(text).replaceAll(" ")).replaceAll(".").strip();
    int cut = line.offsetByCodePoints(0, Math.min(LONGEST, line.codePointCount(0, line.length())));
    return cut == line.length() ? line : line.substring(0, cut) + "...";
  }

  /** What a failure says. */
  public static String of(Exception failure) {
    return of(failure.getMessage() == null ? failure.toString() : failure.getMessage());
  }
}
