package io.loopledger.catalog.rules;

import java.util.Locale;

/** Small helpers for pages in Markdown. */
final class Markdown {
  private static final int WIDTH = 140;

  private Markdown() {}

  /** Breaks a paragraph, or a list item whose further lines are indented, at spaces. */
  static String wrap(String text, String indent) {
    StringBuilder lines = new StringBuilder();
    int length = 0;
    for (String word : text.strip().split("\\s+")) {
      if (length > 0 && length + 1 + word.length() > WIDTH) {
        lines.append('\n').append(indent);
        length = indent.length();
      } else if (length > 0) {
        lines.append(' ');
        length++;
      }
      lines.append(word);
      length += word.length();
    }
    return lines.append('\n').toString();
  }

  static String wrap(String text) {
    return wrap(text, "");
  }

  static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }

  /** A link to a heading of the same page. */
  static String link(String heading) {
    return "[%s](#%s)".formatted(heading, anchor(heading));
  }

  static String anchor(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 _-]", "").replace(' ', '-');
  }
}
