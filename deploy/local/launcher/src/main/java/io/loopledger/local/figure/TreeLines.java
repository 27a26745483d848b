package io.loopledger.local.figure;

import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.metrics.explain.Node;
import io.loopledger.local.explain.Language;
import io.loopledger.local.explain.Numbers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A tree of figures as lines: names at the left, amounts under each other at the right. */
final class TreeLines {
  /** No line is longer. */
  static final int WIDTH = 140;

  private static final String GAP = "  ";
  private static final int LEAST_LABEL = 40;

  private final FigureWords words;
  private final Numbers numbers;
  private final Language language;
  private final Catalog catalog;
  private final List<Line> lines = new ArrayList<>();
  private final Map<String, Integer> digits = new HashMap<>();

  /** A line; those that only go on with a text have no amount. */
  private record Line(
      String begin, String goesOn, String label, String value, String unit, String rows) {}

  TreeLines(Catalog catalog, Language language) {
    this.catalog = catalog;
    this.language = language;
    this.words = new FigureWords(catalog, language);
    this.numbers = new Numbers(language);
  }

  /** The lines of a tree. */
  List<String> of(Node root) {
    measure(root);
    add(root, "", "", true);
    Line head =
        new Line("", "", "", language.words("figure.amount"), "", language.words("figure.count"));
    List<Line> figures = new ArrayList<>(List.of(head));
    lines.stream().filter(line -> !line.value.isEmpty()).forEach(figures::add);
    int value = width(figures.stream().map(Line::value).toList());
    int unit = width(figures.stream().map(Line::unit).toList());
    int rows = width(figures.stream().map(Line::rows).toList());
    int right = value + unit + rows + 3 * GAP.length();
    int longest = width(figures.stream().map(line -> line.begin + line.label).toList());
    int label = Math.max(LEAST_LABEL, Math.min(longest, WIDTH - right));
    List<String> text = new ArrayList<>();
    List<Line> all = new ArrayList<>(List.of(head));
    all.addAll(lines);
    for (Line line : all) {
      String columns =
          line.value.isEmpty()
              ? ""
              : GAP
                  + left(line.value, value)
                  + GAP
                  + padded(line.unit, unit)
                  + GAP
                  + left(line.rows, rows);
      text.addAll(line(line, columns, columns.isEmpty() ? WIDTH : label));
    }
    return text;
  }

  /** A label that is too long goes on below, where there are no amounts. */
  private static List<String> line(Line line, String columns, int width) {
    List<String> text = new ArrayList<>();
    String begin = line.begin;
    for (String part : wrapped(line.label, width - length(line.begin))) {
      boolean isFirst = text.isEmpty() && !columns.isEmpty();
      text.add(
          isFirst
              ? (padded(begin + part, width) + columns).stripTrailing()
              : (begin + part).stripTrailing());
      begin = line.goesOn;
    }
    return text;
  }

  /** Amounts of one unit have the same digits, so that one sees that they add up. */
  private void measure(Node node) {
    BigDecimal value = node.value();
    if (value != null) {
      digits.merge(key(node), Math.max(0, value.stripTrailingZeros().scale()), Math::max);
      if (node.kind() == Node.Kind.METRIC) {
        digits.merge(key(node), catalog.metric(node.name()).meta().decimals(), Math::max);
      }
    }
    node.parts().forEach(this::measure);
  }

  private static String key(Node node) {
    return node.unit();
  }

  private void add(Node node, String first, String rest, boolean isRoot) {
    BigDecimal value = node.value();
    String amount =
        value == null
            ? "-"
            : numbers.format(
                value.setScale(digits.getOrDefault(key(node), 0), RoundingMode.UNNECESSARY));
    String rows =
        FigureWords.isCounted(node) && !isQuotient(node) ? numbers.whole(node.rows()) : "";
    boolean hasParts = !node.parts().isEmpty();
    String below = rest + (hasParts ? "│  " : "   ");
    lines.add(new Line(first, below, words.label(node), amount, unit(node), rows));
    for (String detail : words.details(node, isRoot)) {
      lines.add(new Line(below, below, detail, "", "", ""));
    }
    for (int i = 0; i < node.parts().size(); i++) {
      boolean isLast = i == node.parts().size() - 1;
      add(
          node.parts().get(i),
          rest + (isLast ? "└─ " : "├─ "),
          rest + (isLast ? "   " : "│  "),
          false);
    }
  }

  /** Parts of a quotient may share rows: their number says nothing. */
  private static boolean isQuotient(Node node) {
    return node.made() == Node.Made.QUOTIENT || node.made() == Node.Made.EXPRESSION;
  }

  private String unit(Node node) {
    return node.unit().equals("ratio") ? language.words("figure.ratio") : node.unit();
  }

  private static int width(List<String> cells) {
    return cells.stream().mapToInt(TreeLines::length).max().orElse(0);
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - length(text)));
  }

  private static String left(String text, int width) {
    return " ".repeat(Math.max(0, width - length(text))) + text;
  }

  /** Words in lines of this width; a longer word is broken. */
  static List<String> wrapped(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (!line.isEmpty() && length(line + " " + word) > width) {
        lines.add(line.toString());
        line.setLength(0);
      } else if (!line.isEmpty() || word.isEmpty()) {
        line.append(' ');
      }
      line.append(word);
      while (length(line.toString()) > width) {
        int cut = line.offsetByCodePoints(0, width);
        lines.add(line.substring(0, cut));
        line.delete(0, cut);
      }
    }
    lines.add(line.toString());
    return lines;
  }
}
