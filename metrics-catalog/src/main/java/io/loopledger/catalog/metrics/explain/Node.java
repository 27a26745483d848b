package io.loopledger.catalog.metrics.explain;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A figure, or a part of one, with the parts that it is made of.
 *
 * @param kind what it is
 * @param name metric, account, subject or entry; the reader's name of a group
 * @param facts what else is known of it, such as the rule and its version
 * @param value its amount, with the sign of the metric; null where there is nothing to divide by
 * @param unit unit of the amount
 * @param rows entries, or rows of a model, that it sums
 * @param weight how often the figure above counts it
 * @param made how the parts make the value
 * @param parts the parts, largest first; none where they are not shown
 */
public record Node(
    Kind kind,
    String name,
    Map<String, String> facts,
    @Nullable BigDecimal value,
    String unit,
    long rows,
    BigDecimal weight,
    Made made,
    List<Node> parts) {
  public Node {
    facts = Collections.unmodifiableMap(new TreeMap<>(facts));
    parts = List.copyOf(parts);
  }

  /** What a part is. */
  public enum Kind {
    /** A metric. */
    METRIC,
    /** An account of the chart. */
    ACCOUNT,
    /** Entries of one rule, and of one tax rule and one state of the rates. */
    RULE,
    /** Entries of one combination of factors. */
    FACTORS,
    /** A unit, voucher, line, document or period. */
    SUBJECT,
    /** An entry. */
    ENTRY,
    /** Rows with one value of a dimension. */
    DIMENSION,
    /** A row of a model. */
    ROW,
    /** All that are not shown by themselves. */
    OTHERS
  }

  /** How parts make a value. */
  public enum Made {
    /** The parts, each as often as its weight says, add up to it. */
    SUM,
    /** The first part divided by the second. */
    QUOTIENT,
    /** By an expression that is no sum. */
    EXPRESSION,
    /** A percentile, an extreme or a distinct count: parts do not add up. */
    RANK
  }

  /** The same with another weight. */
  Node weighing(BigDecimal by) {
    return new Node(kind, name, facts, value, unit, rows, by, made, parts);
  }

  /** The same with the parts of so many levels. */
  public Node toDepth(int depth) {
    return new Node(
        kind,
        name,
        facts,
        value,
        unit,
        rows,
        weight,
        made,
        depth <= 0 ? List.of() : parts.stream().map(part -> part.toDepth(depth - 1)).toList());
  }
}
