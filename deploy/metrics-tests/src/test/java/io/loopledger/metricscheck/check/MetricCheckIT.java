package io.loopledger.metricscheck.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.metricscheck.SharedLake;
import io.loopledger.metricscheck.check.CheckedMetric.Combining;
import io.loopledger.metricscheck.lake.RunningLake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The checker itself, on toy metrics: it must see what is wrong. */
@ExtendWith(SharedLake.class)
class MetricCheckIT {
  private static final CheckedMetric RECEIVED = new CheckedMetric("toy", "received", Combining.SUM);
  private static final CheckedMetric BY_RULE =
      new CheckedMetric("toy", "by_rule", Combining.RATIO_OF_SUMS);
  private static final CheckedMetric NOTHING = new CheckedMetric("toy", "nothing", Combining.SUM);
  private static final CheckedMetric LONGEST = new CheckedMetric("toy", "longest", Combining.AS_IS);

  private final Path folder;
  private final MetricCheck checks;
  private final Connection trino;

  MetricCheckIT(@TempDir Path folder, RunningLake lake) throws SQLException {
    this.folder = folder;
    this.checks = new MetricCheck(folder);
    this.trino = lake.connect();
  }

  @BeforeEach
  void createViews() {
    MetricCheck.create(
        trino,
        catalog(
            "CREATE SCHEMA IF NOT EXISTS toy",
            """
            CREATE OR REPLACE VIEW toy.received SECURITY INVOKER AS
            SELECT brand, category, sum(amount) AS received FROM mart."rollup"
            WHERE account = 'units.received' GROUP BY brand, category""",
            """
            CREATE OR REPLACE VIEW toy.by_rule SECURITY INVOKER AS
            SELECT brand, sum(IF(account = 'steps.by-rule', amount, 0)) AS numerator,
              sum(amount) AS denominator,
              CAST(sum(IF(account = 'steps.by-rule', amount, 0)) AS decimal(38, 18))
                / NULLIF(CAST(sum(amount) AS decimal(38, 6)), 0) AS by_rule
            FROM ledger.entries WHERE account IN ('steps.by-rule', 'steps.by-person')
            GROUP BY brand""",
            """
            CREATE OR REPLACE VIEW toy.nothing SECURITY INVOKER AS
            SELECT brand, CAST(0 AS decimal(20, 6)) AS nothing FROM raw.events GROUP BY brand""",
            """
            CREATE OR REPLACE VIEW toy.longest SECURITY INVOKER AS
            SELECT brand, category, max(work_minutes) AS longest FROM raw.events
            GROUP BY brand, category"""));
  }

  @AfterEach
  void disconnect() throws SQLException {
    trino.close();
  }

  @Test
  void equalFiguresAreNoProblem() throws IOException {
    write(
        RECEIVED,
        "SELECT brand, count(*) AS value FROM raw.events WHERE type = 'UnitReceived' AND"
            + " brand IN ('amber', 'birch', 'cedar') GROUP BY brand UNION ALL SELECT brand,"
            + " CAST(sum(received) AS bigint) FROM toy.received WHERE brand NOT IN ('amber',"
            + " 'birch', 'cedar') GROUP BY brand;");
    write(
        LONGEST,
        "SELECT brand, category, max(work_minutes) AS value FROM raw.events GROUP BY 1, 2");

    assertThat(checks.problems(trino, RECEIVED)).isEmpty();
    assertThat(checks.problems(trino, LONGEST)).isEmpty();
  }

  @Test
  void aFigureThatDiffersIsToldWithItsGroup() throws IOException {
    write(RECEIVED, "SELECT brand, sum(received) + 0.000001 AS value FROM toy.received GROUP BY 1");

    List<String> problems = checks.problems(trino, RECEIVED);

    assertThat(problems)
        .hasSize(8)
        .startsWith("toy.received differs from toy/received.sql in 7 of 7 figures:")
        .contains("  brand=amber, value: the view says 5.000000, the check 5.000001");
  }

  @Test
  void aRatioIsOneOfSumsAndItsPartsAreComparedToo() throws IOException {
    write(
        BY_RULE,
        """
        SELECT brand, CAST(count_if(rule) AS decimal(38, 18)) / NULLIF(count(*), 0) AS value,
          count_if(rule) AS numerator, count(*) - 1 AS denominator
        FROM (SELECT brand, decided_by = 'RULE' AS rule FROM raw.events
              WHERE decided_by IS NOT NULL AND brand = 'birch') GROUP BY brand""");

    assertThat(checks.problems(trino, BY_RULE))
        .contains("  brand=birch, denominator: the view says 6.000000, the check 5")
        .noneMatch(line -> line.contains("brand=birch, numerator"))
        .noneMatch(line -> line.contains("brand=birch, value"));
  }

  @Test
  void zerosAreComparedLikeAllOtherFigures() throws IOException {
    write(RECEIVED, "SELECT brand, 0 AS value FROM raw.events GROUP BY 1");

    assertThat(checks.problems(trino, RECEIVED)).first().asString().contains("differs from");
  }

  @Test
  void whatProvesNothingOrCannotBeComparedIsAProblem() throws IOException {
    assertThat(checks.problems(trino, RECEIVED))
        .hasSize(1)
        .first()
        .asString()
        .contains("has no check");

    write(NOTHING, "SELECT brand, 0 AS value FROM raw.events GROUP BY 1");
    assertThat(checks.problems(trino, NOTHING)).first().asString().contains("proves nothing");

    write(RECEIVED, "SELECT brand, 1e0 AS value FROM raw.events GROUP BY 1");
    assertThat(checks.problems(trino, RECEIVED)).first().asString().contains("cast to decimal");

    write(RECEIVED, "SELECT brand, 1 AS value FROM raw.events");
    assertThat(checks.problems(trino, RECEIVED)).first().asString().contains("more than once");

    write(RECEIVED, "SELECT brand, 1 AS number FROM raw.events GROUP BY 1");
    assertThat(checks.problems(trino, RECEIVED)).first().asString().contains("no column 'value'");
  }

  @Test
  void aStatementThatTrinoRefusesIsNamedAndAStrayCheckIsFound() throws IOException {
    assertThatThrownBy(() -> MetricCheck.create(trino, catalog("CREATE VIEW toy.x AS SELECT y")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Column 'y' cannot be resolved")
        .hasMessageContaining("CREATE VIEW toy.x");

    write(RECEIVED, "SELECT 1");
    write(BY_RULE, "SELECT 1");
    assertThat(checks.strays(List.of(BY_RULE))).containsExactly("toy/received.sql");
  }

  private void write(CheckedMetric metric, String sql) throws IOException {
    Path file = folder.resolve(metric.file());
    Files.createDirectories(file.getParent());
    Files.writeString(file, sql);
  }

  private static CatalogUnderTest catalog(String... statements) {
    return new CatalogUnderTest() {
      @Override
      public List<String> statements() {
        return List.of(statements);
      }

      @Override
      public List<CheckedMetric> metrics() {
        return List.of();
      }
    };
  }
}
