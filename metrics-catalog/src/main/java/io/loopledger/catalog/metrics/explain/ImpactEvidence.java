package io.loopledger.catalog.metrics.explain;

import io.loopledger.catalog.impact.Combination;
import io.loopledger.catalog.impact.uncertainty.Interval;
import io.loopledger.catalog.metrics.explain.Node.Kind;
import io.loopledger.catalog.metrics.explain.Node.Made;
import io.loopledger.schemas.money.Micros;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a climate figure must never go without.
 *
 * @param p5 5 % of draws are at or below; empty where a factor is not in this release
 * @param p95 95 % of draws are at or below
 * @param entriesByBasis entries by the weakest of what their factors rest on
 */
public record ImpactEvidence(
    Optional<BigDecimal> p5, Optional<BigDecimal> p95, Map<String, Long> entriesByBasis) {
  public ImpactEvidence {
    entriesByBasis = Collections.unmodifiableMap(new TreeMap<>(entriesByBasis));
  }

  /** The evidence of a tree; the denominator of a ratio has no interval. */
  static ImpactEvidence of(Node root) {
    boolean isRatio = root.made() == Made.QUOTIENT;
    Node amounts = isRatio ? root.parts().getFirst() : root;
    Map<Combination, BigDecimal> sums = new TreeMap<>();
    Map<String, Long> byBasis = new TreeMap<>();
    boolean isKnown = collect(amounts, BigDecimal.ONE, sums, byBasis);
    Optional<Interval> interval = isKnown ? interval(sums) : Optional.empty();
    BigDecimal pieces = isRatio ? root.parts().get(1).value() : null;
    return new ImpactEvidence(
        interval.flatMap(i -> per(i.p5MicroKg(), isRatio, pieces)),
        interval.flatMap(i -> per(i.p95MicroKg(), isRatio, pieces)),
        byBasis);
  }

  private static Optional<BigDecimal> per(
      long micros, boolean isRatio, @Nullable BigDecimal pieces) {
    BigDecimal amount = Micros.toDecimal(micros);
    return isRatio ? Optional.ofNullable(TreeCheck.quotient(amount, pieces)) : Optional.of(amount);
  }

  private static Optional<Interval> interval(Map<Combination, BigDecimal> sums) {
    try {
      Map<Combination, Long> micros = new TreeMap<>();
      sums.forEach((combination, amount) -> micros.put(combination, Micros.exact(amount)));
      return Optional.of(Interval.of(micros));
    } catch (IllegalArgumentException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  /** Sums by combination; false if an amount names none. */
  private static boolean collect(
      Node node, BigDecimal weight, Map<Combination, BigDecimal> sums, Map<String, Long> byBasis) {
    BigDecimal by = weight.multiply(node.weight());
    BigDecimal value = node.value();
    if (node.kind() == Kind.FACTORS) {
      byBasis.merge(
          node.facts().getOrDefault(FactorFacts.BASIS, "unknown"), node.rows(), Long::sum);
      Optional<Combination> combination = FactorFacts.combination(node.facts());
      combination.ifPresent(
          c ->
              sums.merge(
                  c, (value == null ? BigDecimal.ZERO : value).multiply(by), BigDecimal::add));
      return combination.isPresent();
    }
    boolean isKnown = true;
    for (Node part : node.parts()) {
      isKnown &= collect(part, by, sums, byBasis);
    }
    return isKnown;
  }
}
