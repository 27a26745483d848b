package io.loopledger.catalog.metrics;

import io.loopledger.catalog.metrics.Metric.Cumulative;
import io.loopledger.catalog.metrics.Metric.Derived;
import io.loopledger.catalog.metrics.Metric.Ratio;
import io.loopledger.catalog.metrics.Metric.Simple;
import io.loopledger.catalog.metrics.Vocabulary.Additivity;
import io.loopledger.catalog.metrics.yaml.DefinitionFiles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether definitions fit each other; notes everything that does not. */
final class CatalogChecks {
  private final Catalog catalog;
  private final DefinitionFiles files;
  private final Problems problems;

  CatalogChecks(Catalog catalog, DefinitionFiles files, Problems problems) {
    this.catalog = catalog;
    this.files = files;
    this.problems = problems;
  }

  void check() {
    requireOnce();
    SimpleChecks simples = new SimpleChecks(catalog, problems);
    for (Metric metric : files.metrics()) {
      if (metric.definition() instanceof Simple simple) {
        simples.check(metric, simple);
      } else if (hasInputs(metric) && !isInCycle(metric)) {
        composed(metric);
      }
      impact(metric);
    }
    new DatasetChecks(catalog, problems).check();
  }

  private void requireOnce() {
    Map<String, Place> names = new HashMap<>();
    for (Metric metric : files.metrics()) {
      Place first = names.putIfAbsent(metric.name(), metric.place());
      if (first != null) {
        problems.add(
            metric.place(),
            "metric '%s' is defined twice, also in %s".formatted(metric.name(), first),
            "give one of them another name");
      }
    }
  }

  private boolean hasInputs(Metric metric) {
    boolean hasAll = true;
    for (String input : metric.inputs()) {
      if (catalog.find(input).isEmpty()) {
        hasAll = false;
        problems.add(
            metric.place(),
            "metric '%s' uses '%s', which is not a metric".formatted(metric.name(), input),
            Closest.fix(input, catalog.metrics().stream().map(Metric::name).toList()));
      }
    }
    return hasAll;
  }

  private boolean isInCycle(Metric metric) {
    List<String> path = new ArrayList<>(List.of(metric.name()));
    if (!leadsBack(metric, metric.name(), path, new HashSet<>())) {
      return false;
    }
    problems.add(
        metric.place(),
        "metric '%s' is computed from itself: %s"
            .formatted(metric.name(), String.join(" -> ", path)),
        "take one of these steps away");
    return true;
  }

  private boolean leadsBack(Metric metric, String to, List<String> path, Set<String> seen) {
    for (String input : metric.inputs()) {
      path.add(input);
      if (input.equals(to)) {
        return true;
      }
      if (seen.add(input)
          && catalog.find(input).filter(next -> leadsBack(next, to, path, seen)).isPresent()) {
        return true;
      }
      path.removeLast();
    }
    return false;
  }

  private void composed(Metric metric) {
    if (leadsToNothing(metric, new HashSet<>())) {
      return;
    }
    switch (metric.definition()) {
      case Ratio ratio -> ratio(metric, ratio);
      case Derived derived -> derived(metric, derived);
      case Cumulative cumulative -> cumulative(metric, cumulative);
      case Simple simple -> {}
    }
  }

  /** An input that is itself broken was noted already; checks of what uses it would mislead. */
  private boolean leadsToNothing(Metric metric, Set<String> seen) {
    if (!seen.add(metric.name())) {
      return true;
    }
    boolean leads =
        metric.inputs().stream()
            .anyMatch(name -> catalog.find(name).filter(m -> !leadsToNothing(m, seen)).isEmpty());
    seen.remove(metric.name());
    return leads;
  }

  private void ratio(Metric metric, Ratio ratio) {
    for (String name : metric.inputs()) {
      if (catalog.metric(name).meta().additivity() == Additivity.NON_ADDITIVE) {
        problems.add(
            metric.place(),
            "ratio '%s' is made of '%s', which cannot be summed".formatted(metric.name(), name),
            "use the sums behind it: a ratio of ratios is not what it seems");
        return;
      }
    }
    require(metric, Additivity.NON_ADDITIVE, "a ratio cannot be summed");
    Unit expected =
        catalog
            .metric(ratio.numerator())
            .meta()
            .unit()
            .over(catalog.metric(ratio.denominator()).meta().unit());
    unit(metric, expected);
  }

  private void derived(Metric metric, Derived derived) {
    Set<String> aliases = new HashSet<>();
    derived.inputs().forEach(input -> aliases.add(input.alias()));
    for (String name : derived.expr().names()) {
      if (!aliases.remove(name)) {
        problems.add(
            metric.place(),
            "the expression of '%s' has '%s', which is no input".formatted(metric.name(), name),
            "list it below input_metrics");
      }
    }
    for (String unused : aliases) {
      problems.add(
          metric.place(),
          "input '%s' of '%s' is not in its expression".formatted(unused, metric.name()),
          "use it or take it away");
    }
    boolean canBeSummed =
        derived.expr().isLinear()
            && metric.inputs().stream()
                .allMatch(
                    name -> catalog.metric(name).meta().additivity() != Additivity.NON_ADDITIVE);
    if (!canBeSummed) {
      require(metric, Additivity.NON_ADDITIVE, "its inputs or its expression cannot be summed");
    }
    if (derived.expr().isLinear()) {
      units(metric, derived);
    }
  }

  private void units(Metric metric, Derived derived) {
    for (String name : metric.inputs()) {
      Unit unit = catalog.metric(name).meta().unit();
      boolean fits =
          derived.expr().hasConstants()
              ? unit.convertsTo(metric.meta().unit())
              : unit.equals(metric.meta().unit());
      if (!fits) {
        problems.add(
            metric.place(),
            "metric '%s' is in %s, its input '%s' in %s"
                .formatted(metric.name(), metric.meta().unit(), name, unit),
            "units cannot be mixed in a sum; convert first, or use a ratio");
      }
    }
  }

  private void cumulative(Metric metric, Cumulative cumulative) {
    Metric input = catalog.metric(cumulative.input());
    if (input.meta().additivity() != Additivity.ADDITIVE) {
      problems.add(
          metric.place(),
          "cumulative '%s' adds up '%s', which cannot be summed over time"
              .formatted(metric.name(), input.name()),
          "use an additive metric");
    }
    require(metric, Additivity.SEMI_ADDITIVE, "a running total cannot be summed over time");
    unit(metric, input.meta().unit());
  }

  private void unit(Metric metric, Unit expected) {
    if (!metric.meta().unit().equals(expected)) {
      problems.add(
          metric.place(),
          "metric '%s' is in %s by its inputs, not in %s"
              .formatted(metric.name(), expected, metric.meta().unit()),
          "write unit: " + expected);
    }
  }

  private void require(Metric metric, Additivity additivity, String why) {
    if (metric.meta().additivity() != additivity) {
      problems.add(
          metric.place(),
          "metric '%s' is called %s, but %s"
              .formatted(metric.name(), Vocabulary.text(metric.meta().additivity()), why),
          "write additivity: " + Vocabulary.text(additivity));
    }
  }

  private void impact(Metric metric) {
    if (!metric.meta().unit().isImpact()) {
      return;
    }
    if (metric.meta().method().isEmpty()) {
      problems.add(
          metric.place(),
          "impact metric '%s' has no method".formatted(metric.name()),
          "write method: below config.meta, saying how its amounts come about");
    }
    if (metric.meta().interval().isEmpty()) {
      problems.add(
          metric.place(),
          "impact metric '%s' has no interval".formatted(metric.name()),
          "write interval: below config.meta, saying how it is computed");
    }
  }
}
