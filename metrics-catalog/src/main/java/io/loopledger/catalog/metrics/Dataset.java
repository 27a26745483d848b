package io.loopledger.catalog.metrics;

import java.util.List;

/**
 * Several metrics side by side at one grain: a wide view.
 *
 * @param place where it is defined
 * @param schema schema of the view
 * @param name name of the view
 * @param label English title
 * @param labelDe German title
 * @param description English description
 * @param grain day or month
 * @param dimensions its dimensions, in order
 * @param metrics its metrics, in order
 */
public record Dataset(
    Place place,
    String schema,
    String name,
    String label,
    String labelDe,
    String description,
    String grain,
    List<String> dimensions,
    List<String> metrics) {
  public Dataset {
    dimensions = List.copyOf(dimensions);
    metrics = List.copyOf(metrics);
  }

  /** {@code schema.name}. */
  public String qualifiedName() {
    return schema + "." + name;
  }
}
