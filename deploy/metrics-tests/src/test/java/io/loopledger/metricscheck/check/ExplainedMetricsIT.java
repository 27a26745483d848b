package io.loopledger.metricscheck.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.metrics.Metric;
import io.loopledger.catalog.metrics.Vocabulary.Additivity;
import io.loopledger.catalog.metrics.explain.Explained;
import io.loopledger.catalog.metrics.explain.Explainer;
import io.loopledger.catalog.metrics.explain.Question;
import io.loopledger.catalog.metrics.explain.WhereReader;
import io.loopledger.catalog.metrics.sql.PinnedQuery;
import io.loopledger.metricscheck.Sample;
import io.loopledger.metricscheck.SharedLake;
import io.loopledger.metricscheck.lake.HandMadeLake;
import io.loopledger.metricscheck.lake.RunningLake;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Figures taken apart on a real Trino: every level adds up, and the figure is that of the view. */
@ExtendWith(SharedLake.class)
class ExplainedMetricsIT {
  private static final Catalog CATALOG = Catalog.builtIn();
  private static final int ALL_LEVELS = 100;
  private static final int TWO = 2;

  /** Digits behind the point that a view's quotient has at least. */
  private static final int SCALE = 12;

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

  /** Sums, and quotients of sums: what a brand's rows of the view can be added to. */
  static List<String> metrics() {
    List<String> all =
        CATALOG.metrics().stream()
            .filter(metric -> isSum(metric) || isQuotientOfSums(metric))
            .map(Metric::qualifiedName)
            .toList();
    return Stream.concat(
            Sample.of(all, 8).stream(),
            Stream.of(
                "finance.contribution_2",
                "finance.contribution_2_share",
                "operations.repair_rate",
                "operations.manual_touches",
                "impact.avoided"))
        .distinct()
        .toList();
  }

  private static boolean isSum(Metric metric) {
    return metric.meta().additivity() == Additivity.ADDITIVE;
  }

  private static boolean isQuotientOfSums(Metric metric) {
    return metric.definition() instanceof Metric.Ratio ratio
        && isSum(CATALOG.metric(ratio.numerator()))
        && isSum(CATALOG.metric(ratio.denominator()))
        && !metric.meta().unit().isImpact();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("metrics")
  void everyLevelAddsUpToTheFigureOfTheView(String name) throws SQLException {
    Metric metric = CATALOG.metric(name);

    Explained explained = explain(metric, new PinnedQuery(CATALOG, table -> Optional.empty()));

    assertThat(explained.problems()).isEmpty();
    assertThat(rounded(explained.root().value())).isEqualTo(figure(metric, name));
  }

  /** Seven steps by hand were told when the month was closed; one was voided afterwards. */
  @Test
  void atATagTheFigureIsThatOfTheTag() throws SQLException {
    Metric metric = CATALOG.metric("steps_by_person");
    PinnedQuery pinned = PinnedQuery.ofTag(CATALOG, HandMadeLake.FIRST_CLOSE);
    String entries =
        """
        SELECT sum(amount) FROM ledger.entries FOR VERSION AS OF '%s'
        WHERE brand = 'amber' AND account = 'steps.by-person'"""
            .formatted(HandMadeLake.FIRST_CLOSE);

    Explained then = explain(metric, pinned);
    Explained now = explain(metric, new PinnedQuery(CATALOG, table -> Optional.empty()));

    assertThat(then.problems()).isEmpty();
    assertThat(rounded(now.root().value())).isEqualTo(rounded(BigDecimal.valueOf(6)));
    assertThat(rounded(then.root().value()))
        .isEqualTo(rounded(BigDecimal.valueOf(7)))
        .isEqualTo(number(entries))
        .isEqualTo(figure(metric, "(" + pinned.of(metric) + ")"));
  }

  private static Explained explain(Metric metric, PinnedQuery pinned) {
    return new Explainer(CATALOG, pinned, TrinoAnswers.over(trino))
        .explain(
            new Question(
                metric, new WhereReader(CATALOG, metric).read("brand = 'amber'"), ALL_LEVELS, TWO));
  }

  private static @Nullable BigDecimal figure(Metric metric, String relation) throws SQLException {
    String sum =
        metric.definition() instanceof Metric.Ratio
            ? "CAST(sum(numerator) AS decimal(38, 18))"
                + " / NULLIF(CAST(sum(denominator) AS decimal(38, 6)), 0)"
            : "coalesce(sum(%s), 0)".formatted(metric.name());
    return number("SELECT %s FROM %s WHERE brand = 'amber'".formatted(sum, relation));
  }

  private static @Nullable BigDecimal number(String sql) throws SQLException {
    try (Statement statement = trino.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      return rounded(rows.getBigDecimal(1));
    }
  }

  /** Null where there is nothing to divide by. */
  private static @Nullable BigDecimal rounded(@Nullable BigDecimal value) {
    return value == null ? null : value.setScale(SCALE, RoundingMode.HALF_UP);
  }
}
