package io.loopledger.metricscheck.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.metrics.Metric;
import io.loopledger.catalog.metrics.explain.Explainer;
import io.loopledger.catalog.metrics.explain.Question;
import io.loopledger.catalog.metrics.explain.WhereReader;
import io.loopledger.catalog.metrics.sql.PinnedQuery;
import io.loopledger.metricscheck.Sample;
import io.loopledger.metricscheck.SharedLake;
import io.loopledger.metricscheck.lake.RunningLake;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each metric of this release beside its independent check, on a real Trino. */
@ExtendWith(SharedLake.class)
class MetricChecksIT {
  private static final MetricCheck CHECKS = new MetricCheck(MetricCheck.folder(SharedLake.PROJECT));

  private static Connection trino;

  @BeforeAll
  static void createViews(RunningLake lake) throws SQLException {
    trino = lake.connect();
    BuiltInCatalog.install(lake);
  }

  @AfterAll
  static void disconnect() throws SQLException {
    trino.close();
  }

  static List<CheckedMetric> metrics() {
    return Sample.of(
        BuiltInCatalog.metrics().stream()
            .filter(CHECKS::has)
            // A percentile or a count of customers has no figure of a brand: its view has finer
            // rows.
            .filter(metric -> metric.combining() != CheckedMetric.Combining.AS_IS)
            .toList(),
        16);
  }

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("metrics")
  void aMetricIsWhatItsCheckSays(CheckedMetric metric) {
    List<String> problems = exceptZeros(CHECKS.problems(trino, metric));

    assertThat(problems).as(String.join("\n", problems)).isEmpty();
  }

  /**
   * A percentile or a count of customers: its view has finer rows, which are no figure of a brand.
   */
  static List<CheckedMetric> wholes() {
    return Sample.of(
        BuiltInCatalog.metrics().stream()
            .filter(CHECKS::has)
            .filter(metric -> metric.combining() == CheckedMetric.Combining.AS_IS)
            .toList(),
        4);
  }

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("wholes")
  void aMetricThatCannotBeAddedIsForABrandWhatItsCheckSays(CheckedMetric metric)
      throws SQLException {
    Catalog catalog = Catalog.builtIn();
    Explainer explainer =
        new Explainer(
            catalog, new PinnedQuery(catalog, table -> Optional.empty()), TrinoAnswers.over(trino));
    Metric asked = catalog.metric(metric.name());
    WhereReader where = new WhereReader(catalog, asked);

    List<String> problems =
        exceptZeros(
            CHECKS.problems(
                trino,
                metric,
                brand ->
                    explainer
                        .explain(
                            new Question(asked, where.read("brand = '%s'".formatted(brand)), 1, 1))
                        .root()
                        .value()));

    assertThat(problems).as(String.join("\n", problems)).isEmpty();
  }

  /** What never happened in these lakes, such as a double listing, is 0 in both. */
  private static List<String> exceptZeros(List<String> problems) {
    return problems.stream().filter(problem -> !problem.contains("nothing but zeros")).toList();
  }

  @Test
  void everyCheckBelongsToAMetric() {
    assertThat(CHECKS.strays(BuiltInCatalog.metrics())).isEmpty();
  }
}
