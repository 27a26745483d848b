package io.loopledger.brandreports.query;

import io.loopledger.brandreports.declaration.DatasetRequest;
import io.loopledger.brandreports.declaration.RowSource;
import io.loopledger.brandreports.period.ReportDays;
import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.metrics.Dataset;
import io.loopledger.catalog.metrics.Metric;
import io.loopledger.catalog.metrics.Model;
import io.loopledger.catalog.metrics.Place;
import io.loopledger.catalog.metrics.Vocabulary.DateBasis;
import io.loopledger.catalog.metrics.sql.MetricViews;
import io.loopledger.catalog.metrics.sql.ViewStatement;
import io.loopledger.reports.source.ReportSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Makes the queries of a report. Figures come from the same generator as the views of the catalog,
 * grouped by the dimensions that the report asks for, so that a ratio is a quotient of sums and an
 * interval is worked out anew. There is no condition on the brand: whose rows they are is up to the
 * user who asks.
 */
public final class QueryMaker {
  private final Catalog catalog;
  private final UnaryOperator<String> pin;
  private final ReportDays period;
  private final FigureColumns figureColumns;

  /**
   * For a period.
   *
   * @param pin turns a query of views and tables into one that reads one state of each
   */
  public QueryMaker(Catalog catalog, UnaryOperator<String> pin, ReportDays period, Locale locale) {
    this.catalog = catalog;
    this.pin = pin;
    this.period = period;
    this.figureColumns = new FigureColumns(catalog, locale);
  }

  /** The table that a request becomes. */
  public ReportTable of(DatasetRequest request) {
    return switch (request) {
      case DatasetRequest.Figures figures ->
          figures(
              request,
              new MetricViews(catalog).of(dataset(figures)),
              figures.metrics(),
              "A row for each %s and combination of dimensions.".formatted(figures.grain().word()));
      case DatasetRequest.Ready ready ->
          figures(
              request,
              new MetricViews(catalog).of(ready.dataset()),
              ready.dataset().metrics().stream().map(catalog::metric).toList(),
              ready.dataset().label() + ". " + ready.dataset().description());
      case DatasetRequest.Impact impact ->
          figures(
              request,
              new MetricViews(catalog).of(by(impact.metric(), impact.dimensions())),
              List.of(impact.metric()),
              "A row for each month, method and combination of dimensions; rows of intervals cannot"
                  + " be added.");
      case DatasetRequest.Rows rows -> rows(rows);
    };
  }

  private Dataset dataset(DatasetRequest.Figures figures) {
    return new Dataset(
        new Place("report", 1),
        figures.metrics().getFirst().schema(),
        "report",
        figures.name(),
        figures.name(),
        "",
        figures.grain().word(),
        figures.dimensions(),
        figures.metrics().stream().map(Metric::name).toList());
  }

  /** A view has the method among its dimensions anyway. */
  private static Metric by(Metric metric, List<String> dimensions) {
    return ReportSource.by(metric, dimensions.isEmpty() ? List.of("method") : dimensions);
  }

  private ReportTable figures(
      DatasetRequest request, ViewStatement view, List<Metric> metrics, String description) {
    List<String> columns = view.columns().stream().map(ViewStatement.Column::name).toList();
    // A view has its keys first: time, dimensions, currency; then its figures.
    List<String> keys =
        view.columns().stream()
            .takeWhile(column -> !column.type().equals("number"))
            .map(ViewStatement.Column::name)
            .toList();
    boolean isState =
        metrics.stream().allMatch(metric -> metric.meta().dateBasis() == DateBasis.SNAPSHOT);
    List<String> conditions = new ArrayList<>();
    if (!isState) {
      conditions.add(Clauses.within(keys.getFirst(), period));
    }
    conditions.addAll(Clauses.fits(request.filter()));
    return new ReportTable(
        request.fileName(),
        request.name(),
        description,
        List.of(Clauses.select(columns, pin.apply(view.query()), conditions, keys)),
        figureColumns.of(view, metrics),
        isState ? Optional.empty() : Optional.of(keys.getFirst()),
        List.of(),
        metrics);
  }

  private ReportTable rows(DatasetRequest.Rows rows) {
    RowSource source = rows.source();
    String query = pin.apply("SELECT * FROM " + Model.quoted(source.relation()));
    List<String> queries = new ArrayList<>();
    for (ReportDays part : parts(source)) {
      List<String> conditions = new ArrayList<>();
      conditions.add(Clauses.within(source.order().getFirst(), part));
      source.condition().ifPresent(conditions::add);
      conditions.addAll(Clauses.fits(rows.filter()));
      queries.add(Clauses.select(rows.columns(), query, conditions, source.order()));
    }
    Map<String, String> descriptions = new TreeMap<>();
    source
        .columns(catalog)
        .forEach(column -> descriptions.put(column.name(), column.description()));
    boolean hasKey = rows.columns().containsAll(source.order());
    return new ReportTable(
        rows.fileName(),
        rows.name(),
        "Rows of " + source.relation() + ".",
        queries,
        rows.columns().stream()
            .map(
                name ->
                    TableColumn.plain(
                        name, descriptions.getOrDefault(name, ""), source.order().contains(name)))
            .toList(),
        Optional.of(source.order().getFirst()),
        hasKey ? source.order() : List.of(),
        List.of());
  }

  /**
   * Postings are asked for day by day, so that sorting needs the memory of a day. The view of
   * events reads the whole audit trail each time, so that it is asked once a month.
   */
  private List<ReportDays> parts(RowSource source) {
    return switch (source) {
      case ENTRIES -> period.byDay();
      case EVENTS -> period.byMonth();
    };
  }
}
