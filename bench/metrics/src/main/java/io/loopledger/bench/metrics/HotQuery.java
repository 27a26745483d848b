package io.loopledger.bench.metrics;

import static java.util.stream.Collectors.joining;

import io.loopledger.catalog.chart.Account;
import io.loopledger.catalog.chart.Account.MarginLevel;
import io.loopledger.catalog.chart.Chart;
import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.metrics.Dataset;
import io.loopledger.catalog.metrics.Place;
import io.loopledger.catalog.metrics.sql.MetricViews;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.apache.iceberg.DataFile;

/** A brand's gross margin by category and month, in several ways that must say the same. */
final class HotQuery {
  /** The largest brand: a twelfth of all. */
  private static final String BRAND = SimulatedEntries.brand("demo", 0);

  private static final String MARGIN = "gross_margin";
  private static final Dataset MONTHS =
      new Dataset(
          new Place("bench", 1),
          "finance",
          "margin_months",
          "Margin by month",
          "Marge je Monat",
          "Margin levels by category and month.",
          "month",
          List.of("tenant", "brand", "category"),
          List.of("net_revenue", MARGIN, "contribution_1", "contribution_2"));

  private HotQuery() {}

  /** Makes the views that are asked, as the product makes its own. */
  static void createViews(Connection trino) throws SQLException {
    Catalog catalog = Catalog.builtIn();
    MetricViews views = new MetricViews(catalog);
    try (Statement statement = trino.createStatement()) {
      statement.execute("CREATE SCHEMA IF NOT EXISTS finance");
      statement.execute(views.of(catalog.metric(MARGIN)).create());
      statement.execute(views.of(MONTHS).create());
    }
  }

  /** From the view of the metric, which has a row for each day and all usual dimensions. */
  static String ofMetric() {
    return """
        SELECT category, date_trunc('month', business_date), reporting_currency, sum(gross_margin)
        FROM finance.gross_margin WHERE brand = '%s' GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"""
        .formatted(BRAND);
  }

  /** From a wide view of months, as dashboards read them: four levels side by side. */
  static String ofDataset() {
    return """
        SELECT category, business_month, reporting_currency, gross_margin
        FROM finance.margin_months WHERE brand = '%s' ORDER BY 1, 2, 3"""
        .formatted(BRAND);
  }

  /** From a table, by hand. */
  static String of(String table) {
    return """
        SELECT category, date_trunc('month', business_date), reporting_currency,
          sum(-reporting_amount)
        FROM %s WHERE brand = '%s' AND account IN (%s) GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"""
        .formatted(table, BRAND, accounts());
  }

  /** From the files of a table, in DuckDB. */
  static String of(List<DataFile> files) {
    return of(
        files.stream()
            .map(file -> "'" + file.location().replaceFirst("^file:/+", "/") + "'")
            .collect(joining(", ", "read_parquet([", "])")));
  }

  private static String accounts() {
    Chart chart = Chart.builtIn();
    return Stream.of(MarginLevel.NET_REVENUE, MarginLevel.GROSS_MARGIN)
        .flatMap(level -> chart.accounts(level).stream())
        .map(Account::code)
        .map(code -> "'" + code + "'")
        .collect(joining(", "));
  }
}
