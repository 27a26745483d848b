package io.loopledger.documents.xlsx;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Names of sheets, made of any title: at most 31 characters, none that a spreadsheet forbids, and
 * no name twice, whatever the case of its letters.
 */
final class SheetNames {
  static final int MAX_LENGTH_CHARS = 31;

  private static final String ELLIPSIS = "…";

  /** A name that Excel keeps for itself. */
  private static final String RESERVED = "history";

  private final Set<String> taken = new HashSet<>(Set.of(RESERVED));

  /** The next name. */
  String next(String title) {
    String name = legal(title);
    for (int copy = 1; ; copy++) {
      String candidate = copy == 1 ? shortened(name, "") : shortened(name, " (" + copy + ")");
      if (taken.add(candidate.toLowerCase(Locale.ROOT))) {
        return candidate;
      }
    }
  }

  private static String legal(String title) {
    String words =
        title
            .replaceAll("[\\[\\]:*?/\\\\\\p{C}\\p{Zl}\\p{Zp}]", " ")
            .replaceAll("\\s+", " ")
            .replaceAll("^[' ]+|[' ]+$", "");
    return words.isEmpty() ? "Sheet" : words;
  }

  private static String shortened(String name, String end) {
    int room = MAX_LENGTH_CHARS - end.length();
    if (name.length() <= room) {
      return name + end;
    }
    int length = room - ELLIPSIS.length();
    if (Character.isHighSurrogate(name.charAt(length - 1))) {
      length--;
    }
    return name.substring(0, length).stripTrailing() + ELLIPSIS + end;
  }
}
