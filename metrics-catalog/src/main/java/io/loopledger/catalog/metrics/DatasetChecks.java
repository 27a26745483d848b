package io.loopledger.catalog.metrics;

import io.loopledger.catalog.metrics.Metric.Simple;
import io.loopledger.catalog.metrics.Model.Column;
import io.loopledger.catalog.metrics.Model.Role;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether datasets fit their metrics. */
final class DatasetChecks {
  private final Catalog catalog;
  private final Problems problems;

  DatasetChecks(Catalog catalog, Problems problems) {
    this.catalog = catalog;
    this.problems = problems;
  }

  void check() {
    Set<String> taken = new HashSet<>();
    catalog.metrics().forEach(metric -> taken.add(metric.qualifiedName()));
    catalog.models().forEach(model -> taken.add(model.relation()));
    for (Dataset dataset : catalog.datasets()) {
      if (!taken.add(dataset.qualifiedName())) {
        problems.add(
            dataset.place(),
            "there is something else named %s".formatted(dataset.qualifiedName()),
            "give the dataset another name");
      }
      dataset.metrics().forEach(name -> metric(dataset, name));
    }
  }

  private void metric(Dataset dataset, String name) {
    if (catalog.find(name).isEmpty()) {
      problems.add(
          dataset.place(),
          "dataset '%s' has '%s', which is not a metric".formatted(dataset.name(), name),
          Closest.fix(name, catalog.metrics().stream().map(Metric::name).toList()));
      return;
    }
    Metric metric = catalog.metric(name);
    if (metric.meta().unit().isImpact()) {
      problems.add(
          dataset.place(),
          "dataset '%s' has '%s', a figure of impact".formatted(dataset.name(), name),
          "it never goes without its interval: read " + metric.qualifiedName());
    }
    for (Metric simple : catalog.simples(metric)) {
      if (simple.definition() instanceof Simple definition) {
        catalog.model(definition.model()).ifPresent(model -> dimensions(dataset, metric, model));
      }
    }
  }

  private void dimensions(Dataset dataset, Metric metric, Model model) {
    List<String> known = model.dimensions().stream().map(Column::name).toList();
    for (String dimension : dataset.dimensions()) {
      if (model.column(dimension).filter(c -> c.role() == Role.DIMENSION).isEmpty()) {
        problems.add(
            dataset.place(),
            "metric '%s' has no dimension '%s'".formatted(metric.name(), dimension),
            Closest.fix(dimension, known));
      }
    }
  }
}
