package io.loopledger.brandreports.query;

import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.metrics.Metric;
import io.loopledger.catalog.metrics.sql.ViewStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the columns of figures mean, in the words of the catalog. */
final class FigureColumns {
  private static final Set<String> TIMES = Set.of("business_date", "business_month");

  private final Catalog catalog;
  private final boolean isGerman;

  FigureColumns(Catalog catalog, Locale locale) {
    this.catalog = catalog;
    this.isGerman = locale.getLanguage().equals(Locale.GERMAN.getLanguage());
  }

  List<TableColumn> of(ViewStatement view, List<Metric> metrics) {
    List<TableColumn> columns = new ArrayList<>();
    for (ViewStatement.Column column : view.columns()) {
      columns.add(
          column.type().equals("number")
              ? figure(column, metrics)
              : TableColumn.plain(column.name(), column.comment(), TIMES.contains(column.name())));
    }
    return columns;
  }

  private TableColumn figure(ViewStatement.Column column, List<Metric> metrics) {
    String name = column.name();
    for (Metric metric : metrics) {
      if (name.startsWith(metric.name() + "_p") && name.matches(".*_p(5|50|95)")) {
        String percent = name.substring(name.lastIndexOf('_') + 2);
        return column(
            column, metric, "%s (P%s)".formatted(label(metric), percent), column.comment());
      }
    }
    return catalog
        .find(name)
        .map(metric -> column(column, metric, label(metric), description(metric)))
        .orElseGet(() -> part(column, metrics.getFirst()));
  }

  /** Numerator or denominator of the one ratio of a view. */
  private TableColumn part(ViewStatement.Column column, Metric ratio) {
    Metric of =
        ratio.definition() instanceof Metric.Ratio parts
            ? catalog.metric(
                column.name().equals("numerator") ? parts.numerator() : parts.denominator())
            : ratio;
    return column(column, of, label(of), column.comment());
  }

  private static TableColumn column(
      ViewStatement.Column column, Metric metric, String title, String description) {
    return new TableColumn(
        column.name(),
        title,
        description,
        Optional.of(metric.meta().unit().toString()),
        Optional.of(metric.qualifiedName()),
        false);
  }

  private String label(Metric metric) {
    return isGerman ? metric.meta().labelDe() : metric.label();
  }

  private String description(Metric metric) {
    return isGerman ? metric.meta().descriptionDe() : metric.description();
  }
}
