package io.loopledger.catalog.metrics.explain;

import io.loopledger.catalog.metrics.Metric;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A figure with all that an auditor asks.
 *
 * @param metric the metric
 * @param asked the conditions, in one form; empty where everything is asked for
 * @param root the figure and its parts, as deep as was asked
 * @param inputs the rows below it, for each relation
 * @param impact of a climate figure: interval and what its factors rest on
 * @param counts rows by dimension, for each metric over a view
 * @param problems levels that do not make the figure above them; nothing where all is right
 */
public record Explained(
    Metric metric,
    String asked,
    Node root,
    List<Inputs> inputs,
    Optional<ImpactEvidence> impact,
    Map<String, Map<String, Map<String, Long>>> counts,
    List<String> problems) {
  public Explained {
    inputs = List.copyOf(inputs);
    counts = Map.copyOf(counts);
    problems = List.copyOf(problems);
  }

  /** Rows below the figure. */
  public long rows() {
    return inputs.stream().mapToLong(Inputs::rows).sum();
  }

  /** Rows of an origin. */
  public long rows(String origin) {
    return inputs.stream().mapToLong(i -> i.byOrigin().getOrDefault(origin, 0L)).sum();
  }

  /** The reporting currency, if money is in it. */
  public Optional<String> currency() {
    return inputs.stream().flatMap(i -> i.currencies().stream()).findFirst();
  }

  /** The impact method, if it is a climate figure. */
  public Optional<String> method() {
    return inputs.stream().flatMap(i -> i.methods().stream()).findFirst();
  }
}
