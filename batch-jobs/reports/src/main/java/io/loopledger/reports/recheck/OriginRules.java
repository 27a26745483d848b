package io.loopledger.reports.recheck;

import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.metrics.Metric;
import io.loopledger.catalog.metrics.Model;
import io.loopledger.documents.model.Cell.Origin;
import io.loopledger.reports.source.ReportPeriod;
import java.util.List;
import java.util.Optional;

/**
 * Whether an origin can be asked for. Its names go into a query, and they come from a file: so none
 * goes there that the catalog does not know.
 */
final class OriginRules {
  private static final String MONTH = "business_month";
  private static final List<String> OWNERS = List.of("tenant", "brand");

  private final Catalog catalog;

  OriginRules(Catalog catalog) {
    this.catalog = catalog;
  }

  /** Why it cannot. */
  Optional<String> problem(Origin origin) {
    Optional<Metric> metric = catalog.find(origin.metric());
    if (metric.isEmpty()) {
      return Optional.of(
          "metric is %s, which this release does not define".formatted(origin.metric()));
    }
    if (OWNERS.stream().noneMatch(origin.where()::containsKey)) {
      return Optional.of(
          "dimensions of %s are %s; a tenant or a brand is missing"
              .formatted(origin.metric(), origin.where()));
    }
    return period(origin).or(() -> dimension(metric.get(), origin));
  }

  private static Optional<String> period(Origin origin) {
    String period = origin.where().getOrDefault(MONTH, "");
    try {
      ReportPeriod.parse(period);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of("%s of %s: %s".formatted(MONTH, origin.metric(), e.getMessage()));
    }
  }

  private Optional<String> dimension(Metric metric, Origin origin) {
    if (metric.meta().unit().isImpact() && !origin.where().containsKey("method")) {
      return Optional.of("%s has no method; methods are never added".formatted(origin.metric()));
    }
    return origin.where().keySet().stream()
        .filter(name -> !name.equals(MONTH) && !isDimension(metric, name))
        .findFirst()
        .map(name -> "dimension is %s, which %s does not have".formatted(name, origin.metric()));
  }

  private boolean isDimension(Metric metric, String name) {
    return catalog.simples(metric).stream()
        .allMatch(
            simple ->
                catalog.model((Metric.Simple) simple.definition()).dimensions().stream()
                    .map(Model.Column::name)
                    .anyMatch(name::equals));
  }
}
