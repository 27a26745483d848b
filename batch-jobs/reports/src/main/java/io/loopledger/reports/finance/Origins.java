package io.loopledger.reports.finance;

import io.loopledger.catalog.metrics.Metric;
import io.loopledger.documents.model.Cell.Origin;
import io.loopledger.documents.model.Cell.Statistic;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Where the figures of metrics come from. */
final class Origins {
  private final FinanceScope scope;

  Origins(FinanceScope scope) {
    this.scope = scope;
  }

  /**
   * The origin of a metric's value. Empty for what has no category: dimensions are asked for by
   * their value, and there is none.
   */
  Optional<Origin> of(Metric metric, Waterfalls.Waterfall waterfall) {
    if (waterfall.of() == Waterfalls.Of.CATEGORY && waterfall.category().isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> where = new TreeMap<>(scope.dimensions());
    where.put("reporting_currency", waterfall.currency());
    waterfall.category().ifPresent(category -> where.put("category", category));
    return Optional.of(new Origin(metric.qualifiedName(), where, Statistic.VALUE));
  }
}
