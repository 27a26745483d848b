package io.loopledger.brandreports.declaration;

import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.metrics.Metric;
import io.loopledger.catalog.metrics.Metric.Simple;
import io.loopledger.catalog.metrics.Model;
import io.loopledger.catalog.metrics.Unit;
import io.loopledger.catalog.metrics.Vocabulary.DateBasis;
import io.loopledger.yaml.YamlFields;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The dimensions that metrics may be asked by. */
final class CatalogDimensions {
  private final Catalog catalog;

  CatalogDimensions(Catalog catalog) {
    this.catalog = catalog;
  }

  /**
   * @throws IllegalArgumentException naming the metric that has no such dimension
   */
  void check(YamlFields fields, List<Metric> metrics, Collection<String> dimensions) {
    for (Metric metric : metrics) {
      DatasetReader.requireKnown(
          fields, "dimensions of " + metric.qualifiedName(), dimensions, List.copyOf(of(metric)));
    }
  }

  /** Those that every model behind a metric has. Money has its currency in any case. */
  private Set<String> of(Metric metric) {
    Set<String> common = null;
    for (Metric simple : catalog.simples(metric)) {
      Model model = catalog.model((Simple) simple.definition());
      Set<String> own = new LinkedHashSet<>();
      model.dimensions().forEach(column -> own.add(column.name()));
      if (metric.meta().unit().isImpact()) {
        // Views of impact read the summary.
        model.summary().ifPresent(summary -> own.retainAll(summary.columns()));
      }
      if (common == null) {
        common = own;
      } else {
        common.retainAll(own);
      }
    }
    Set<String> all = common == null ? new LinkedHashSet<>() : common;
    all.remove(Unit.MONEY);
    return all;
  }

  /**
   * A state of now has no period, so it cannot stand in a row with what happened in one.
   *
   * @throws IllegalArgumentException if metrics of both kinds are there
   */
  static void requireOneKindOfTime(YamlFields fields, String field, List<Metric> metrics) {
    List<String> states =
        metrics.stream().filter(CatalogDimensions::isState).map(Metric::qualifiedName).toList();
    if (!states.isEmpty() && states.size() < metrics.size()) {
      throw new IllegalArgumentException(
          "%s has states (%s) beside figures of a period; give the states a dataset of their own"
              .formatted(fields.at(field), String.join(", ", states)));
    }
  }

  static boolean isState(Metric metric) {
    return metric.meta().dateBasis() == DateBasis.SNAPSHOT;
  }
}
