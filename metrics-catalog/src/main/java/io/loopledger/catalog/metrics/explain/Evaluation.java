package io.loopledger.catalog.metrics.explain;

import io.loopledger.catalog.metrics.expr.Arithmetic;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The value of an expression, as Trino computes it; null where something in it is. */
final class Evaluation {
  private static final int SUM_DIGITS = 6;

  private Evaluation() {}

  static @Nullable BigDecimal of(Arithmetic expr, Function<String, @Nullable BigDecimal> values) {
    return switch (expr) {
      case Arithmetic.Number number -> number.value();
      case Arithmetic.Name name -> values.apply(name.name());
      case Arithmetic.Negative negative -> {
        BigDecimal inner = of(negative.of(), values);
        yield inner == null ? null : inner.negate();
      }
      case Arithmetic.Binary binary ->
          binary(binary.operator(), of(binary.left(), values), of(binary.right(), values));
    };
  }

  private static @Nullable BigDecimal binary(
      char operator, @Nullable BigDecimal left, @Nullable BigDecimal right) {
    if (left == null || right == null) {
      return null;
    }
    return switch (operator) {
      case '+' -> left.add(right);
      case '-' -> left.subtract(right);
      case '*' -> left.multiply(right);
      default -> TreeCheck.quotient(left, right.setScale(SUM_DIGITS, RoundingMode.HALF_UP));
    };
  }
}
