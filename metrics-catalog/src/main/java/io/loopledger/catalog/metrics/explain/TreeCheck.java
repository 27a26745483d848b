package io.loopledger.catalog.metrics.explain;

import io.loopledger.catalog.metrics.explain.Node.Made;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether every level of a tree makes exactly the figure above it. */
public final class TreeCheck {
  private static final int RATIO_DIGITS = 12;

  private TreeCheck() {}

  /** What does not; nothing where all is right. */
  public static List<String> problems(Node root) {
    List<String> problems = new ArrayList<>();
    check(root, "", problems);
    return problems;
  }

  private static void check(Node node, String path, List<String> problems) {
    String here = path.isEmpty() ? node.name() : path + " > " + node.name();
    BigDecimal value = node.value();
    if (node.made() == Made.SUM && !node.parts().isEmpty() && value != null) {
      BigDecimal sum = sum(node.parts());
      if (sum.compareTo(value) != 0) {
        problems.add(
            "%s is %s, but its parts sum to %s"
                .formatted(here, value.toPlainString(), sum.toPlainString()));
      }
      long rows = node.parts().stream().mapToLong(Node::rows).sum();
      boolean counts = node.parts().stream().noneMatch(p -> p.kind() == Node.Kind.METRIC);
      if (counts && rows != node.rows()) {
        problems.add("%s has %d rows, but its parts have %d".formatted(here, node.rows(), rows));
      }
    }
    if (node.made() == Made.QUOTIENT && value != null) {
      BigDecimal quotient = quotient(node.parts().get(0).value(), node.parts().get(1).value());
      if (quotient == null || quotient.compareTo(value) != 0) {
        problems.add(
            "%s is %s, but its parts divide to %s"
                .formatted(here, value.toPlainString(), quotient));
      }
    }
    node.parts().forEach(part -> check(part, here, problems));
  }

  private static BigDecimal sum(List<Node> parts) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Node part : parts) {
      BigDecimal value = part.value();
      if (value != null) {
        sum = sum.add(value.multiply(part.weight()));
      }
    }
    return sum;
  }

  /** As Trino divides: 12 digits, half up; null where there is nothing to divide by. */
  static @Nullable BigDecimal quotient(@Nullable BigDecimal above, @Nullable BigDecimal below) {
    return above == null || below == null || below.signum() == 0
        ? null
        : above.divide(below, RATIO_DIGITS, RoundingMode.HALF_UP);
  }
}
