package io.loopledger.local.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Which part of a figure is explained, and how far down. */
final class FigureOptions {
  private static final int DEFAULT_DEPTH = 9;
  private static final int DEFAULT_TOP = 3;

  @Option(
      names = "--where",
      paramLabel = "CONDITION",
      description =
          "Of a metric: only these rows. Dimensions of the metric with =, <>, <, <=, >, >=, IN, BETWEEN,"
              + " IS NULL, joined by AND, OR and NOT; texts, months ('2026-10') and days"
              + " ('2026-10-31') in single quotes.")
  private @Nullable String where;

  @Option(
      names = "--depth",
      paramLabel = "N",
      description =
          "Of a metric: levels below the figure; all by default. 1 of a sum is its accounts, 2 the rules"
              + " or factors, 3 subjects, 4 entries.")
  private @Nullable Integer depth;

  @Option(
      names = "--top",
      paramLabel = "N",
      description =
          "Of a metric: how many subjects of each group and entries of each subject are shown by"
              + " themselves (3); the rest is one line.")
  private @Nullable Integer top;

  String where() {
    return where == null ? "" : where;
  }

  int depth() {
    return depth == null ? DEFAULT_DEPTH : depth;
  }

  int top() {
    return top == null ? DEFAULT_TOP : top;
  }

  /** A life has no parts to choose from. */
  void requireNone(CommandLine line) {
    if (where != null || depth != null || top != null) {
      throw new ParameterException(
          line, "--where, --depth and --top ask about a metric; a subject is told whole");
    }
  }
}
