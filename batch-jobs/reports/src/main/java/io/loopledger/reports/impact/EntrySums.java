package io.loopledger.reports.impact;

import io.loopledger.catalog.impact.Combination;
import io.loopledger.catalog.impact.uncertainty.Interval;
import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.schemas.money.Micros;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** Metrics of entries, worked out of sums: figures, and intervals by draws. */
public final class EntrySums {
  private static final String CO2E = "co2e.";

  private final Catalog catalog;
  private final List<EntrySum> sums;
  private final Map<String, Map<String, BigDecimal>> weights = new TreeMap<>();

  /** Of these sums, by the definitions of a catalog. */
  public EntrySums(Catalog catalog, List<EntrySum> sums) {
    this.catalog = catalog;
    this.sums = List.copyOf(sums);
  }

  /** The impact methods that have entries, in order. */
  List<String> methods() {
    return distinct(Part.ALL, EntrySum::method);
  }

  /** Values of a dimension among the climate entries of a part, in order. */
  List<String> distinct(Part part, Function<EntrySum, String> dimension) {
    return List.copyOf(
        sums.stream()
            .filter(sum -> sum.account().startsWith(CO2E) && part.has(sum))
            .map(dimension)
            .collect(TreeSet::new, TreeSet::add, TreeSet::addAll));
  }

  /** The figure of a metric. */
  BigDecimal value(String metric, Part part) {
    Map<String, BigDecimal> byAccount = weights(metric);
    return rows(metric, part)
        .map(sum -> sum.amount().multiply(byAccount.getOrDefault(sum.account(), BigDecimal.ZERO)))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** The rows that a metric adds up. */
  Stream<EntrySum> rows(String metric, Part part) {
    Map<String, BigDecimal> byAccount = weights(metric);
    return sums.stream().filter(sum -> byAccount.containsKey(sum.account()) && part.has(sum));
  }

  /** The factors in a metric, each combination once. */
  List<Combination> combinations(String metric, Part part) {
    return rows(metric, part).map(EntrySums::combination).distinct().sorted().toList();
  }

  /** Amounts by combination of factors. */
  Map<Combination, BigDecimal> byCombination(String metric, Part part) {
    Map<String, BigDecimal> byAccount = weights(metric);
    Map<Combination, BigDecimal> amounts = new TreeMap<>();
    rows(metric, part)
        .forEach(
            sum ->
                amounts.merge(
                    combination(sum),
                    sum.amount().multiply(byAccount.getOrDefault(sum.account(), BigDecimal.ZERO)),
                    BigDecimal::add));
    return amounts;
  }

  /**
   * The interval of a climate figure: nearest rank over draws of the sum of amounts times draws.
   * Empty where nothing was posted, or where a factor has no draws in this release.
   */
  Optional<Interval> interval(String metric, Part part) {
    Map<Combination, Long> micros = new TreeMap<>();
    try {
      byCombination(metric, part)
          .forEach((combination, amount) -> micros.put(combination, Micros.exact(amount)));
      return micros.isEmpty() ? Optional.empty() : Optional.of(Interval.of(micros));
    } catch (IllegalArgumentException | ArithmeticException unknownFactorOrTooLarge) {
      return Optional.empty();
    }
  }

  private static Combination combination(EntrySum sum) {
    return Combination.of(sum.factorVersion(), sum.category());
  }

  private Map<String, BigDecimal> weights(String metric) {
    return weights.computeIfAbsent(
        metric, name -> AccountWeights.of(catalog, catalog.metric(name)));
  }
}
