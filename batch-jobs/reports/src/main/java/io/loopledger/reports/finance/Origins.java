package io.loopledger.reports.finance;

import io.loopledger.catalog.metrics.Metric;
import io.loopledger.documents.model.Cell.Origin;
import io.loopledger.documents.model.Cell.Statistic;
import java.util.Map;
import java.util.TreeMap;

/** Where the figures of metrics come from. */
final class Origins {
  private final FinanceScope scope;

  Origins(FinanceScope scope) {
    this.scope = scope;
  }

  /** The origin of a metric's value; an empty category means that entries have none. */
  Origin of(Metric metric, Waterfalls.Waterfall waterfall) {
    Map<String, String> where = new TreeMap<>(scope.dimensions());
    where.put("reporting_currency", waterfall.currency());
    if (waterfall.of() == Waterfalls.Of.CATEGORY) {
      where.put("category", waterfall.category().orElse(""));
    }
    return new Origin(metric.qualifiedName(), where, Statistic.VALUE);
  }
}
