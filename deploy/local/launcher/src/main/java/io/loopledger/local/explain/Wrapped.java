package io.loopledger.local.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Breaks text into lines of the page. */
final class Wrapped {
  /** Columns of the page. */
  static final int WIDTH = 100;

  private Wrapped() {}

  /** Words in lines of at most this width; a longer word is broken. */
  static List<String> words(String text, int width) {
    return parts(Arrays.asList(text.split(" ", -1)), " ", width);
  }

  /** A first line behind a beginning, and more behind an indentation of the same width. */
  static List<String> hanging(String begin, String text) {
    String indent = " ".repeat(length(begin));
    List<String> lines = new ArrayList<>();
    for (String line : words(text, WIDTH - length(begin))) {
      lines.add((lines.isEmpty() ? begin : indent) + line);
    }
    return lines;
  }

  /** Parts that stay whole where a line can hold them, with a separator between. */
  static List<String> parts(List<String> parts, String separator, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String part : parts) {
      String rest = part;
      if (!line.isEmpty() && length(line + separator + part) <= width) {
        line.append(separator);
      } else if (!line.isEmpty()) {
        lines.add((line + separator).stripTrailing());
        line.setLength(0);
      }
      while (line.isEmpty() && length(rest) > width) {
        int cut = rest.offsetByCodePoints(0, width);
        lines.add(rest.substring(0, cut));
        rest = rest.substring(cut);
      }
      line.append(rest);
    }
    lines.add(line.toString());
    return lines;
  }

  static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** The text filled up with spaces. */
  static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - length(text)));
  }
}
