package io.loopledger.metricscheck.refold;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.catalog.impact.uncertainty.Interval;
import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.metrics.Metric;
import io.loopledger.catalog.metrics.Metric.Cumulative;
import io.loopledger.catalog.metrics.Metric.Ratio;
import io.loopledger.catalog.metrics.Metric.Simple;
import io.loopledger.metricscheck.Sample;
import io.loopledger.metricscheck.SharedLake;
import io.loopledger.metricscheck.check.BuiltInCatalog;
import io.loopledger.metricscheck.check.CheckedMetric;
import io.loopledger.metricscheck.check.MetricCheck;
import io.loopledger.metricscheck.lake.RunningLake;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Metrics of the ledger as their views say them, beside the events folded anew. */
@ExtendWith(SharedLake.class)
class LedgerMetricsIT {
  private static final Catalog CATALOG = Catalog.builtIn();
  private static final BigDecimal MICRO = BigDecimal.ONE.movePointLeft(6);

  private static LedgerMetrics refolded;
  private static Connection trino;

  @BeforeAll
  static void refold(RunningLake lake) throws SQLException {
    BuiltInCatalog.install(lake);
    trino = lake.connect();
    refolded = new LedgerMetrics(CATALOG, RefoldedFigures.of(lake.lake(), lake.references()));
  }

  @AfterAll
  static void disconnect() throws SQLException {
    trino.close();
  }

  static List<String> sums() {
    return sample(
        20, CATALOG.metrics().stream().filter(metric -> LedgerMetrics.covers(CATALOG, metric)));
  }

  static List<String> impacts() {
    return sample(
        4,
        CATALOG.metrics().stream()
            .filter(metric -> metric.meta().unit().isImpact())
            .filter(metric -> !(metric.definition() instanceof Ratio)));
  }

  static List<String> ratios() {
    return sample(
        4,
        CATALOG.metrics().stream()
            .filter(metric -> metric.definition() instanceof Ratio)
            .filter(metric -> List.of("finance", "impact").contains(metric.schema())));
  }

  /** Those of operations that have no check in SQL: their parts are refolded. */
  static List<String> ratiosWithoutCheck() {
    MetricCheck checks = new MetricCheck(MetricCheck.folder(SharedLake.PROJECT));
    return BuiltInCatalog.metrics().stream()
        .filter(metric -> !checks.has(metric))
        .map(CheckedMetric::qualifiedName)
        .filter(name -> CATALOG.metric(name).definition() instanceof Ratio)
        .toList();
  }

  static List<String> runningTotals() {
    return CATALOG.metrics().stream()
        .filter(metric -> metric.definition() instanceof Cumulative)
        .map(Metric::qualifiedName)
        .toList();
  }

  private static List<String> sample(int count, Stream<Metric> metrics) {
    return Sample.of(metrics.map(Metric::qualifiedName).toList(), count);
  }

  @ParameterizedTest
  @MethodSource("sums")
  void aSumOfAccountsIsWhatTheEventsFoldTo(String name) throws SQLException {
    Metric metric = CATALOG.metric(name);

    Map<String, BigDecimal> view =
        figures("SELECT brand, sum(%s) FROM %s GROUP BY brand".formatted(metric.name(), name));
    view.values().removeIf(figure -> figure.signum() == 0);

    assertSame(view, refolded.byBrand(metric));
  }

  @ParameterizedTest
  @MethodSource("impacts")
  void anIntervalIsWhatTheDrawsSay(String name) throws SQLException {
    Metric metric = CATALOG.metric(name);
    Map<String, Interval> expected = refolded.intervals(metric);
    String group = "date_format(business_month, '%Y-%m') || '|' || brand || '|' || method";
    Map<String, BigDecimal> p5 = new TreeMap<>();
    Map<String, BigDecimal> p95 = new TreeMap<>();
    expected.forEach(
        (key, interval) -> {
          p5.put(key, BigDecimal.valueOf(interval.p5MicroKg()).multiply(MICRO));
          p95.put(key, BigDecimal.valueOf(interval.p95MicroKg()).multiply(MICRO));
        });

    assertSame(figures("SELECT %s, %s_p5 FROM %s".formatted(group, metric.name(), name)), p5);
    assertSame(figures("SELECT %s, %s_p95 FROM %s".formatted(group, metric.name(), name)), p95);
  }

  @ParameterizedTest
  @MethodSource({"ratios", "ratiosWithoutCheck"})
  void aRatioIsMadeOfItsTwoMetrics(String name) throws SQLException {
    Ratio ratio = (Ratio) CATALOG.metric(name).definition();

    assertPart(name, "numerator", CATALOG.metric(ratio.numerator()));
    assertPart(name, "denominator", CATALOG.metric(ratio.denominator()));
  }

  @ParameterizedTest
  @MethodSource("runningTotals")
  void aRunningTotalEndsWithTheSumOfItsMovements(String name) throws SQLException {
    Metric metric = CATALOG.metric(name);
    Metric movement = CATALOG.metric(((Cumulative) metric.definition()).input());

    Map<String, BigDecimal> last =
        figures(
            """
            SELECT brand, sum(last_balance)
            FROM (
              SELECT brand, max_by(%s, business_date) AS last_balance
              FROM %s
              GROUP BY tenant, brand, program, category, grade, channel, partner, country, origin, reporting_currency
            ) GROUP BY brand"""
                .formatted(metric.name(), name));

    assertSame(last, refolded.byBrand(movement));
  }

  @Test
  void everyAccountOfTheProfitAndLossIsInTheResultOnce() throws SQLException {
    assertSame(
        figures("SELECT brand, sum(net_result) FROM finance.net_result GROUP BY brand"),
        figures(
            """
            SELECT e.brand, -sum(e.reporting_amount)
            FROM ledger.entries e JOIN ref.accounts a ON a.account = e.account
            WHERE a.kind IN ('revenue', 'expense') OR e.account LIKE 'imputed.%'
            GROUP BY e.brand"""));
  }

  @Test
  void aTrialBalanceComesToNothing() throws SQLException {
    assertThat(
            figures(
                """
                SELECT brand || ' ' || period, sum(closing_balance) FROM finance.trial_balance
                GROUP BY 1 HAVING sum(closing_balance) <> 0 OR sum(debit) <> sum(credit)"""))
        .isEmpty();
  }

  @Test
  void theStockOfUnitsIsTheBalanceOfItsAccounts() throws SQLException {
    assertSame(
        figures("SELECT brand, sum(stock_at_cost) FROM finance.inventory GROUP BY brand"),
        figures(
            "SELECT brand, sum(inventory_movement) FROM finance.inventory_movement GROUP BY brand"));
  }

  private static void assertPart(String view, String column, Metric part) throws SQLException {
    if (!(part.definition() instanceof Simple) && part.meta().unit().isImpact()) {
      return;
    }
    assertSame(
        figures("SELECT brand, sum(%s) FROM %s GROUP BY brand".formatted(column, view)),
        figures(
            "SELECT brand, sum(%s) FROM %s GROUP BY brand"
                .formatted(part.name(), part.qualifiedName())));
  }

  private static void assertSame(Map<String, BigDecimal> found, Map<String, BigDecimal> expected) {
    assertThat(plain(found)).isEqualTo(plain(expected));
  }

  private static Map<String, String> plain(Map<String, BigDecimal> figures) {
    Map<String, String> plain = new TreeMap<>();
    figures.forEach(
        (key, figure) -> {
          if (figure.signum() != 0) {
            plain.put(key, figure.stripTrailingZeros().toPlainString());
          }
        });
    return plain;
  }

  private static Map<String, BigDecimal> figures(String query) throws SQLException {
    Map<String, BigDecimal> figures = new TreeMap<>();
    try (Statement statement = trino.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        BigDecimal figure = rows.getBigDecimal(2);
        if (figure != null) {
          figures.merge(rows.getString(1), figure, BigDecimal::add);
        }
      }
    }
    return figures;
  }
}
