package io.loopledger.metricscheck.refold;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.metricscheck.SharedLake;
import io.loopledger.metricscheck.check.BuiltInCatalog;
import io.loopledger.metricscheck.lake.RunningLake;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Metrics of what units, products and programmes came to, beside the events folded anew. */
@ExtendWith(SharedLake.class)
class UnitMetricsIT {
  private static Connection trino;
  private static Map<String, Map<String, BigDecimal>> refolded;

  @BeforeAll
  static void refold(RunningLake lake) throws SQLException, IOException {
    trino = lake.connect();
    BuiltInCatalog.install(lake);
    refolded =
        UnitResults.of(RefoldedFigures.of(lake.lake(), lake.references())).metrics(repaired());
  }

  @AfterAll
  static void disconnect() throws SQLException {
    trino.close();
  }

  static Stream<String> metrics() {
    return Stream.of(
        "finance.closed_contribution_2",
        "finance.closed_profitable_units",
        "finance.closed_unit_cost",
        "finance.closed_units",
        "finance.open_unit_stock",
        "operations.products_profitable",
        "operations.products_with_result",
        "operations.programs_profitable",
        "operations.programs_with_result",
        "operations.repair_alternative",
        "operations.repair_contribution",
        "operations.repair_uplift",
        "operations.repaired_closed",
        "operations.repaired_closed_valued");
  }

  @Test
  void everyMetricOfResultsIsAsked() {
    assertThat(metrics()).containsExactlyInAnyOrderElementsOf(refolded.keySet());
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void aMetricIsWhatTheEventsFoldTo(String name) throws SQLException {
    String column = name.substring(name.indexOf('.') + 1);
    Map<String, String> view = new TreeMap<>();
    try (Statement statement = trino.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT brand, sum(%s) FROM %s GROUP BY brand".formatted(column, name))) {
      while (rows.next()) {
        put(view, rows.getString(1), rows.getBigDecimal(2));
      }
    }
    Map<String, String> expected = new TreeMap<>();
    requireNonNull(refolded.get(name)).forEach((brand, figure) -> put(expected, brand, figure));

    assertThat(expected).isNotEmpty();
    assertThat(view).isEqualTo(expected);
  }

  private static void put(Map<String, String> figures, String brand, BigDecimal figure) {
    if (figure.signum() != 0) {
      figures.put(brand, figure.stripTrailingZeros().toPlainString());
    }
  }

  private static Map<UnitResults.Cycle, @Nullable BigDecimal> repaired()
      throws SQLException, IOException {
    Map<UnitResults.Cycle, @Nullable BigDecimal> repaired = new HashMap<>();
    try (InputStream file =
            requireNonNull(UnitMetricsIT.class.getResourceAsStream("repaired_cycles.sql"));
        Statement statement = trino.createStatement();
        ResultSet rows =
            statement.executeQuery(new String(file.readAllBytes(), StandardCharsets.UTF_8))) {
      while (rows.next()) {
        repaired.put(
            new UnitResults.Cycle(rows.getString("subject"), rows.getInt("cycle_no")),
            rows.getBigDecimal("valuation"));
      }
    }
    return repaired;
  }
}
