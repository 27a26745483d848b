package io.loopledger.metricscheck.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.metrics.sql.MetricViews;
import io.loopledger.metricscheck.SharedLake;
import io.loopledger.metricscheck.lake.RunningLake;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Nearest ranks as Trino computes them, on groups small enough to count by hand. */
@ExtendWith(SharedLake.class)
class PercentileIT {
  /** A unit that was sold and never offered has no days to sell. */
  private static final String SALES =
      """
      (VALUES
        (DATE '2026-01-05', 't', 'b', 'never offered', 'A', 'c', CAST(NULL AS bigint)),
        (DATE '2026-01-05', 't', 'b', 'one', 'A', 'c', 7),
        (DATE '2026-01-05', 't', 'b', 'three and none', 'A', 'c', 9),
        (DATE '2026-01-06', 't', 'b', 'three and none', 'A', 'c', 1),
        (DATE '2026-01-07', 't', 'b', 'three and none', 'A', 'c', NULL),
        (DATE '2026-01-08', 't', 'b', 'three and none', 'A', 'c', 4)
      ) AS sales (business_date, tenant, brand, category, grade, channel, days_to_sell)""";

  private final Connection trino;

  PercentileIT(RunningLake lake) throws SQLException {
    this.trino = lake.connect();
  }

  @AfterEach
  void disconnect() throws SQLException {
    trino.close();
  }

  @Test
  void theMedianOfNothingIsNull() throws SQLException {
    assertThat(figures("days_to_sell_p50"))
        .containsExactly("never offered null", "one 7", "three and none 4");
  }

  @Test
  void theNinetiethPercentileOfThreeIsTheLast() throws SQLException {
    assertThat(figures("days_to_sell_p90"))
        .containsExactly("never offered null", "one 7", "three and none 9");
  }

  private List<String> figures(String metric) throws SQLException {
    Catalog catalog = Catalog.builtIn();
    String view = new MetricViews(catalog).of(catalog.metric(metric)).create();
    String query = view.substring(view.indexOf("SELECT ")).replace("operations.\"sales\"", SALES);
    List<String> figures = new ArrayList<>();
    try (Statement statement = trino.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT category, %s FROM (%s) ORDER BY 1".formatted(metric, query))) {
      while (rows.next()) {
        figures.add(rows.getString(1) + " " + rows.getString(2));
      }
    }
    return figures;
  }
}
