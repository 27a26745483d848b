package io.loopledger.reports.impact;

import io.loopledger.catalog.impact.Basis;
import io.loopledger.catalog.impact.Combination;
import io.loopledger.catalog.impact.FactorBook;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the factors of entries rest on: the weakest of the values in a combination. That intervals
 * are estimated from quality scores, as nearly all are, is said elsewhere and does not count here.
 */
final class FactorStatus {
  static final String ASSUMED = "ASSUMED";
  static final String UNKNOWN = "UNKNOWN";

  /** From the strongest to the weakest. */
  static final List<String> ALL = List.of("PUBLISHED", "SURVEYED", "ESTIMATED", ASSUMED, UNKNOWN);

  private final EntrySums sums;

  FactorStatus(EntrySums sums) {
    this.sums = sums;
  }

  /** Entries of a status. */
  long entries(String status) {
    return sums.rows(ImpactMetrics.NET, Part.ALL)
        .filter(sum -> status(Combination.of(sum.factorVersion(), sum.category())).equals(status))
        .mapToLong(EntrySum::entries)
        .sum();
  }

  /** Amounts of a metric by status; a status without any is not there. */
  Map<String, BigDecimal> amounts(String metric, Part part) {
    Map<String, BigDecimal> amounts = new TreeMap<>();
    sums.byCombination(metric, part)
        .forEach(
            (combination, amount) -> amounts.merge(status(combination), amount, BigDecimal::add));
    return amounts;
  }

  static String status(Combination combination) {
    try {
      return FactorBook.builtIn().resolve(combination).stream()
          .map(use -> use.factor().basis())
          .max((a, b) -> Integer.compare(weakness(a), weakness(b)))
          .map(Basis::name)
          .orElse(UNKNOWN);
    } catch (IllegalArgumentException notOfThisRelease) {
      return UNKNOWN;
    }
  }

  private static int weakness(Basis basis) {
    return ALL.indexOf(basis.name());
  }
}
