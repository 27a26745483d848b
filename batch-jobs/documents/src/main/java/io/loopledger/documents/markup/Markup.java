package io.loopledger.documents.markup;

import io.loopledger.documents.text.PlainText;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes markup that is HTML and well-formed XML at once. Every text and attribute is escaped, and
 * every element that is opened must be closed.
 */
public final class Markup {
  private final StringBuilder out = new StringBuilder(1 << 12);
  private final Deque<String> open = new ArrayDeque<>();

  /**
   * Opens an element.
   *
   * @param name its name
   * @param attributes names and values in turn
   */
  public Markup open(String name, String... attributes) {
    start(name, attributes);
    out.append('>');
    open.push(name);
    return this;
  }

  /** An element without content, such as {@code meta} or {@code rect}. */
  public Markup single(String name, String... attributes) {
    start(name, attributes);
    out.append("/>");
    return this;
  }

  /** An element with nothing but a text in it. */
  public Markup leaf(String name, String text, String... attributes) {
    return open(name, attributes).text(text).close();
  }

  /** Closes the element that was opened last. */
  public Markup close() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /** A text. */
  public Markup text(String text) {
    escape(PlainText.visible(text), false);
    return this;
  }

  /** Markup that was made by another of these. */
  public Markup add(Markup other) {
    out.append(other.finish());
    return this;
  }

  /** A style sheet of ours: what stands in an element {@code style} is not escaped in HTML. */
  public Markup style(String css) {
    if (css.contains("<") || css.contains("&")) {
      throw new IllegalArgumentException("css has a < or an &, which XML and HTML read apart");
    }
    out.append("<style>\n").append(css).append("</style>");
    return this;
  }

  /** A new line, for people who read the file. */
  public Markup line() {
    out.append('\n');
    return this;
  }

  /** All of it. */
  public String finish() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("elements are still open: " + open);
    }
    return out.toString();
  }

  private void start(String name, String... attributes) {
    if (attributes.length % 2 != 0) {
      throw new IllegalArgumentException("an attribute of %s has no value".formatted(name));
    }
    out.append('<').append(name);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      escape(PlainText.visible(attributes[i + 1]), true);
      out.append('"');
    }
  }

  private void escape(String text, boolean isAttribute) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        case '\r' -> out.append("&#13;");
        case '"' -> out.append(isAttribute ? "&quot;" : "\"");
        case '\t' -> out.append(isAttribute ? "&#9;" : "\t");
        case '\n' -> out.append(isAttribute ? "&#10;" : "\n");
        default -> out.append(c);
      }
    }
  }
}
