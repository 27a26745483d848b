package io.loopledger.catalog.metrics.publish;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.metrics.sql.MetricViews;
import io.loopledger.catalog.metrics.sql.ViewStatement;

/**
 * Table schemas of all views, as a Frictionless data package (version 1 of the specifications): a
 * CSV export of a view is its resource.
 */
public final class FrictionlessPackage {
  private static final ObjectMapper JSON = new ObjectMapper();

  private FrictionlessPackage() {}

  /** The package. */
  public static String of(Catalog catalog) {
    ObjectNode root = JSON.createObjectNode();
    root.put("profile", "tabular-data-package");
    root.put("name", "loopledger-metrics");
    root.put("title", "Metrics of Loopledger");
    ArrayNode resources = root.putArray("resources");
    for (ViewStatement view : new MetricViews(catalog).all()) {
      ObjectNode resource = resources.addObject();
      resource.put("profile", "tabular-data-resource");
      resource.put("name", view.name().replace('_', '-'));
      resource.put("path", view.name() + ".csv");
      resource.put("description", view.comment());
      ArrayNode fields = resource.putObject("schema").putArray("fields");
      for (ViewStatement.Column column : view.columns()) {
        fields
            .addObject()
            .put("name", column.name())
            .put("type", column.type())
            .put("description", column.comment());
      }
    }
    return MetricsJson.written(root);
  }
}
