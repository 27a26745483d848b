package io.loopledger.metricscheck.check;

import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.metrics.Metric;
import io.loopledger.catalog.metrics.Vocabulary.Additivity;
import io.loopledger.catalog.metrics.sql.CatalogInstaller;
import io.loopledger.metricscheck.check.CheckedMetric.Combining;
import io.loopledger.metricscheck.lake.RunningLake;
import java.sql.SQLException;
import java.util.List;

/** The catalog of this release. */
public final class BuiltInCatalog {
  private static final List<String> BY_SQL = List.of("operations", "customers");

  private BuiltInCatalog() {}

  /** Makes its views as the platform does. */
  public static int install(RunningLake lake) throws SQLException {
    return new CatalogInstaller(lake::connect, lake.lake()::documentView)
        .install(Catalog.builtIn(), lake.references().latest().brands());
  }

  /** The metrics that have a check in SQL; those of the ledger are refolded. */
  public static List<CheckedMetric> metrics() {
    return Catalog.builtIn().metrics().stream()
        .filter(metric -> BY_SQL.contains(metric.schema()))
        .map(metric -> new CheckedMetric(metric.schema(), metric.name(), combining(metric)))
        .toList();
  }

  private static Combining combining(Metric metric) {
    if (metric.meta().additivity() == Additivity.ADDITIVE) {
      return Combining.SUM;
    }
    return metric.definition() instanceof Metric.Ratio ? Combining.RATIO_OF_SUMS : Combining.AS_IS;
  }
}
