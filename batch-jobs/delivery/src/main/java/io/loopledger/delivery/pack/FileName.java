package io.loopledger.delivery.pack;

import java.nio.charset.StandardCharsets;

/**
 * Names that every receiver can keep: one name, no path. Letters of any script, spaces, quotes and
 * marks of writing direction pass; a receiver's file system has to take them.
 */
public final class FileName {
  /** Ending of a file that is not whole yet. */
  public static final String PART = ".part";

  /** With {@link #PART} behind it a name still fits into the 255 bytes that file systems have. */
  private static final int MOST_BYTES = 250;

  private FileName() {}

  /**
   * The name, if it is one.
   *
   * @throws IllegalArgumentException naming it, what is wrong, and the fix
   */
  public static String checked(String name) {
    if (name.isBlank() || name.startsWith(".")) {
      throw fault(name, "is blank or begins with a point; give it a letter first");
    }
    if (name.codePoints().anyMatch(FileName::isUnsafe)) {
      throw fault(name, "has a path separator or a control character; leave it out");
    }
    if (name.endsWith(PART)) {
      throw fault(name, "ends with .part, as files do that are not whole yet; give another ending");
    }
    int bytes = name.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MOST_BYTES) {
      throw fault(name, "has %d bytes; give at most %d".formatted(bytes, MOST_BYTES));
    }
    return name;
  }

  /** Half a character (a lone surrogate) has no bytes, so no receiver could keep it. */
  private static boolean isUnsafe(int c) {
    return c == '/'
        || c == '\\'
        || Character.isISOControl(c)
        || Character.getType(c) == Character.SURROGATE
        || Character.getType(c) == Character.LINE_SEPARATOR
        || Character.getType(c) == Character.PARAGRAPH_SEPARATOR;
  }

  private static IllegalArgumentException fault(String name, String wrong) {
    return new IllegalArgumentException("file name '%s' %s".formatted(shown(name), wrong));
  }

  /** What is wrong with a name must not be wrong with the message. */
  private static String shown(String name) {
    return name.codePoints()
        .mapToObj(
            c ->
                Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE
                    ? "\\u%04X".formatted(c)
                    : Character.toString(c))
        .reduce("", String::concat);
  }
}
